import { useEffect } from 'react'
import { create } from 'zustand'

/**
 * One registry of everything a person can do. The palette lists it, the keyboard runs it, and the help sheet
 * prints it, so the three never disagree.
 */
export interface Command {
  /** Stable and unique, e.g. `alerts.assign`. A later registration of the same id wins while it lasts. */
  readonly id: string
  /** In the reader's language: `t('alerts:command.assign')`. */
  readonly title: string
  /** Heading in the palette and the help sheet, in the reader's language. */
  readonly group: string
  /** Other words to find it by. */
  readonly keywords?: readonly string[]
  /** See shortcuts.ts: `mod+k`, `a`, `g a`. */
  readonly shortcut?: string
  /** False hides it and disables its shortcut. Default: always. */
  readonly when?: () => boolean
  /** Made from an answer of the desk: it stands below what was there at once, so that nothing moves under a finger. */
  readonly isLate?: boolean
  readonly run: () => void
}

interface CommandStore {
  readonly sets: ReadonlyMap<symbol, readonly Command[]>
}

const useCommandStore = create<CommandStore>()(() => ({ sets: new Map() }))

/** Adds commands until the returned function is called. Components use `useCommands`. */
export function registerCommands(commands: readonly Command[]): () => void {
  const key = Symbol('commands')
  useCommandStore.setState(({ sets }) => ({ sets: new Map(sets).set(key, commands) }))
  return () =>
    useCommandStore.setState(({ sets }) => {
      const rest = new Map(sets)
      rest.delete(key)
      return { sets: rest }
    })
}

/** Registers commands while the component is mounted. Memoise the list (`useMemo`). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => registerCommands(commands), [commands])
}

function merge(sets: CommandStore['sets']): Command[] {
  const byId = new Map<string, Command>()
  for (const set of sets.values()) for (const command of set) byId.set(command.id, command)
  return [...byId.values()]
}

/** Every command that applies now. */
export function availableCommands(): Command[] {
  return merge(useCommandStore.getState().sets).filter((command) => command.when?.() ?? true)
}

/** Re-renders when commands come and go. */
export function useAvailableCommands(): Command[] {
  const sets = useCommandStore((state) => state.sets)
  return merge(sets).filter((command) => command.when?.() ?? true)
}

/** Commands made from what somebody typed: "Open 0x12…" for something that looks like an address. */
export type CommandSource = (query: string) => readonly Command[]

const useSourceStore = create<{ readonly sources: readonly CommandSource[] }>()(() => ({ sources: [] }))

/** Adds a source of commands to the palette while the component is mounted. Keep its identity (`useCallback`). */
export function useCommandSource(source: CommandSource): void {
  useEffect(() => {
    useSourceStore.setState(({ sources }) => ({ sources: [...sources, source] }))
    return () =>
      useSourceStore.setState(({ sources }) => ({ sources: sources.filter((item) => item !== source) }))
  }, [source])
}

const usePaletteStore = create<{ readonly query: string }>()(() => ({ query: '' }))

/** What stands in the palette now; empty where it is closed. For sources that have to ask the desk first. */
export const usePaletteQuery = (): string => usePaletteStore((state) => state.query)

/** Tells what stands in the palette while it is open. */
export function useToldQuery(query: string): void {
  useEffect(() => {
    usePaletteStore.setState({ query: query.trim() })
    return () => usePaletteStore.setState({ query: '' })
  }, [query])
}

/** What the sources make of `query`; nothing for an empty one. */
export function useSourcedCommands(query: string): Command[] {
  const sources = useSourceStore((state) => state.sources)
  return query.trim() === '' ? [] : sources.flatMap((source) => [...source(query.trim())])
}

/** The commands in which every word of the query occurs; those whose title begins with it first. */
export function matchCommands(commands: readonly Command[], query: string): Command[] {
  const wanted = query.trim().toLocaleLowerCase()
  if (wanted === '') return [...commands]
  const words = wanted.split(/\s+/)
  const found = commands.filter((command) => {
    const text = [command.title, command.group, ...(command.keywords ?? [])].join(' ').toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
  const begins = (command: Command) => (command.title.toLocaleLowerCase().startsWith(wanted) ? 0 : 1)
  return found.toSorted((a, b) => begins(a) - begins(b))
}

/** The command of this id where it applies now, for a button that is the same thing. Re-renders when commands change. */
export function useCommandById(id: string): Command | null {
  return useAvailableCommands().find((command) => command.id === id) ?? null
}
