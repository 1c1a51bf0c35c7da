import { createContext, use, useCallback } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'

export const SAFE_STEPS = ['screen', 'ask', 'find', 'evaluate'] as const
export type SafeStep = (typeof SAFE_STEPS)[number]

/** What somebody has typed about one alert and not sent yet. */
export interface Draft {
  readonly code: string | null
  readonly rationale: string
  readonly safe: readonly SafeStep[]
  readonly riskProfileUpdated: boolean | null
  readonly request: string
  readonly outcome: string
  readonly comment: string
  readonly reason: string
  readonly grounds: string
  readonly deliberation: string
  readonly reopenReason: string
  readonly note: string
}

const EMPTY: Draft = {
  code: null,
  rationale: '',
  safe: [],
  riskProfileUpdated: null,
  request: '',
  outcome: '',
  comment: '',
  reason: '',
  grounds: '',
  deliberation: '',
  reopenReason: '',
  note: '',
}

export type Drafts = StoreApi<Readonly<Record<string, Draft>>>

/** Drafts by alert, for as long as one page is open. Held in memory only: case content is not left on a disk. */
export function createDrafts(): Drafts {
  return createStore(() => ({}))
}

export const DraftsContext = createContext<Drafts | null>(null)

/** The draft of one alert, a way to change it, and one to empty fields that were sent. */
export function useDraft(alertId: string) {
  const drafts = use(DraftsContext)
  if (drafts === null) throw new Error('a draft needs the page that keeps it')
  const draft = useStore(drafts, (state) => state[alertId] ?? EMPTY)
  const change = useCallback(
    (next: Partial<Draft>) =>
      drafts.setState((state) => ({ ...state, [alertId]: { ...EMPTY, ...state[alertId], ...next } })),
    [drafts, alertId],
  )
  const clear = useCallback(
    (fields: readonly (keyof Draft)[]) =>
      change(Object.fromEntries(fields.map((field) => [field, EMPTY[field]]))),
    [change],
  )
  return { draft, change, clear }
}
