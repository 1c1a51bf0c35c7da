import { create } from 'zustand'
import { useSession } from '#src/platform/session.ts'

export interface NoteDraft {
  readonly text: string
  readonly restricted: boolean
}

const EMPTY: NoteDraft = { text: '', restricted: false }

/** Held in memory only: what is written about a case is not left on a disk. */
const useDrafts = create<Readonly<Record<string, NoteDraft>>>()(() => ({}))

/**
 * The note that the reader is writing on a case, and what changes it. It is still there when they come back from an
 * alert that they looked up, and nobody's who signs in after them.
 */
export function useNoteDraft(caseId: string) {
  const key = `${useSession()?.user.id} ${caseId}`
  const draft = useDrafts((state) => state[key] ?? EMPTY)
  const change = (part: Partial<NoteDraft>) =>
    useDrafts.setState((state) => ({ [key]: { ...EMPTY, ...state[key], ...part } }))
  const clear = () => useDrafts.setState({ [key]: EMPTY })
  return { draft, change, clear }
}
