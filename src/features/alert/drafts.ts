import { createContext, use, useCallback } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'
import { type ClosureDraft, EMPTY_CLOSURE, SAFE_STEPS } from '#src/ui/closure/closure-draft.ts'

/** What somebody has typed about one alert and not sent yet. */
export interface Draft extends ClosureDraft {
  readonly request: string
  readonly outcome: string
  readonly comment: string
  readonly reason: string
  readonly grounds: string
  readonly deliberation: string
  readonly reopenReason: string
  readonly note: string
  readonly snoozeChoice: string | null
  readonly snoozeDate: string
  readonly snoozeReason: string
  readonly draftReason: string
  readonly abandonReason: string
  readonly filedOn: string
  readonly submitter: string
  readonly reference: string
  readonly fileHash: string
  readonly replyOutcome: string | null
  readonly replyReference: string
  readonly closeCode: string | null
  readonly relationship: string
  readonly mitigations: string
}

/** Nothing typed yet. */
export const EMPTY_DRAFT: Draft = {
  ...EMPTY_CLOSURE,
  request: '',
  outcome: '',
  comment: '',
  reason: '',
  grounds: '',
  deliberation: '',
  reopenReason: '',
  note: '',
  snoozeChoice: null,
  snoozeDate: '',
  snoozeReason: '',
  draftReason: '',
  abandonReason: '',
  filedOn: '',
  submitter: '',
  reference: '',
  fileHash: '',
  replyOutcome: null,
  replyReference: '',
  closeCode: null,
  relationship: '',
  mitigations: '',
}

/** Everything typed so far, for a page on which its field is not offered any more. */
export function writtenTexts(draft: Draft): readonly string[] {
  const notes = SAFE_STEPS.map((step) => draft.safe[step].note)
  const texts = Object.values(draft).filter((value): value is string => typeof value === 'string')
  const choices = [draft.code, draft.snoozeChoice, draft.replyOutcome, draft.closeCode]
  return [...texts.filter((text) => !choices.includes(text)), ...notes].filter((text) => text.trim() !== '')
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
  const draft = useStore(drafts, (state) => state[alertId] ?? EMPTY_DRAFT)
  const change = useCallback(
    (next: Partial<Draft>) =>
      drafts.setState((state) => ({ ...state, [alertId]: { ...EMPTY_DRAFT, ...state[alertId], ...next } })),
    [drafts, alertId],
  )
  const clear = useCallback(
    (fields: readonly (keyof Draft)[]) =>
      change(Object.fromEntries(fields.map((field) => [field, EMPTY_DRAFT[field]]))),
    [change],
  )
  return { draft, change, clear }
}
