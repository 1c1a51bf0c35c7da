import { CLOSURE_CODES, closureCode, textWeight } from '#core/workflow/closure-codes.ts'

export const SAFE_STEPS = ['screen', 'ask', 'find', 'evaluate'] as const
export type SafeStep = (typeof SAFE_STEPS)[number]

/** One step of the checklist as it is written. */
export interface StepDraft {
  readonly isSkipped: boolean
  readonly note: string
}

/** A closure that is being typed. */
export interface ClosureDraft {
  readonly code: string | null
  readonly rationale: string
  readonly safe: Readonly<Record<SafeStep, StepDraft>>
  readonly riskProfileUpdated: boolean | null
}

const NOTHING: StepDraft = { isSkipped: false, note: '' }

/** Nothing typed yet. */
export const EMPTY_CLOSURE: ClosureDraft = {
  code: null,
  rationale: '',
  safe: { screen: NOTHING, ask: NOTHING, find: NOTHING, evaluate: NOTHING },
  riskProfileUpdated: null,
}

/** Codes an analyst may propose, in the order of the register; false where a code cannot close a sanctions match. */
export function closureOptions(isSanctions: boolean) {
  return CLOSURE_CODES.filter(({ stage }) => stage === 'analyst').map((definition) => ({
    code: definition.code,
    class: definition.class,
    isOffered: !isSanctions || definition.forSanctions,
  }))
}

/** Least weight of the rationale for a code; that of the most demanding code while none is chosen. */
export function leastRationale(code: string | null): number {
  const definition = code === null ? undefined : closureCode(code)
  return definition?.minRationale ?? Math.max(...CLOSURE_CODES.map(({ minRationale }) => minRationale))
}

/** Steps that a closure may leave out, with the reason. An alert is a screening's result and closing evaluates it. */
export const MAY_NOT_APPLY: ReadonlySet<SafeStep> = new Set<SafeStep>(['ask', 'find'])

/** Steps of the checklist of which nothing is written yet. */
export function incompleteSteps({ safe }: Pick<ClosureDraft, 'safe'>): readonly SafeStep[] {
  return SAFE_STEPS.filter((step) => textWeight(safe[step].note) === 0)
}

/** The checklist as the contract takes it. */
export function safeSteps({ safe }: Pick<ClosureDraft, 'safe'>) {
  const wire = (step: SafeStep) => ({
    outcome: safe[step].isSkipped ? ('not-applicable' as const) : ('done' as const),
    note: safe[step].note.trim(),
  })
  return { screen: wire('screen'), ask: wire('ask'), find: wire('find'), evaluate: wire('evaluate') }
}

export type CloseField = 'code' | 'rationale' | 'safe' | 'riskProfileUpdated'

/** Fields of a closure that are not complete, in the order of the form. */
export function missingFields(draft: ClosureDraft): readonly CloseField[] {
  const missing: CloseField[] = []
  if (incompleteSteps(draft).length > 0) missing.push('safe')
  if (draft.code === null) missing.push('code')
  if (textWeight(draft.rationale) < leastRationale(draft.code)) missing.push('rationale')
  if (draft.riskProfileUpdated === null) missing.push('riskProfileUpdated')
  return missing
}

/** The command that gives the closure; null while something is missing. */
export function closureCommand(draft: ClosureDraft) {
  const { code, rationale, riskProfileUpdated } = draft
  if (missingFields(draft).length > 0 || code === null || riskProfileUpdated === null) return null
  return { type: 'propose-close' as const, code, rationale, safe: safeSteps(draft), riskProfileUpdated }
}
