import { useAvailableCommands } from '#src/platform/commands.ts'
import type { MenuGroup } from '#src/ui/menu.tsx'

/** Commands about what is looked at, in the order of its menu. Each is in the registry of commands, by this name. */
const GROUPS = {
  follow: ['expandIn', 'expandOut', 'expandBoth', 'drawTransaction'],
  mark: ['pin', 'colour', 'collapse', 'fold', 'note', 'hide'],
  take: ['copy', 'exposure', 'open'],
} as const

/** The menu of what is looked at: those of its commands that apply now, with their shortcuts. */
export function useElementMenu(): readonly MenuGroup[] {
  const available = new Map(useAvailableCommands().map((command) => [command.id, command]))
  return Object.entries(GROUPS).flatMap(([id, names]): MenuGroup[] => {
    const items = names.flatMap((name) => {
      const command = available.get(`explorer.${name}`)
      if (command === undefined) return []
      const { title, shortcut, run } = command
      return [{ id: name, label: title, onAction: run, ...(shortcut === undefined ? {} : { shortcut }) }]
    })
    return items.length === 0 ? [] : [{ id, items }]
  })
}
