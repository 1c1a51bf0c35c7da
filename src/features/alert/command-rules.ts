import { isSanctions } from './sanctions.ts'
import type { AlertFull } from '#src/data/alerts.ts'
import { CLOSURE_CODES, closureCode, textWeight } from '#core/workflow/closure-codes.ts'
import { TRANSITIONS } from '#core/workflow/transitions.ts'
import { type Draft, SAFE_STEPS, type SafeStep } from './drafts.ts'

/** Least weight of a text that a command must carry, as the lifecycle demands it. */
export function leastText(command: string, field: string): number {
  const row = TRANSITIONS.find((each) => each.command === command)
  return row?.required.find((each) => each.field === field)?.min ?? 0
}

/** Codes an analyst may propose, in the order of the register; false where a code cannot close a sanctions match. */
export function closureOptions(alert: Pick<AlertFull, 'receipt'>) {
  const sanctions = isSanctions(alert)
  return CLOSURE_CODES.filter(({ stage }) => stage === 'analyst').map((definition) => ({
    code: definition.code,
    class: definition.class,
    isOffered: !sanctions || definition.forSanctions,
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
export function incompleteSteps({ safe }: Pick<Draft, 'safe'>): readonly SafeStep[] {
  return SAFE_STEPS.filter((step) => textWeight(safe[step].note) === 0)
}

/** The checklist as the contract takes it. */
export function safeSteps({ safe }: Pick<Draft, 'safe'>) {
  const wire = (step: SafeStep) => ({
    outcome: safe[step].isSkipped ? ('not-applicable' as const) : ('done' as const),
    note: safe[step].note.trim(),
  })
  return { screen: wire('screen'), ask: wire('ask'), find: wire('find'), evaluate: wire('evaluate') }
}

export type CloseField = 'code' | 'rationale' | 'safe' | 'riskProfileUpdated'

/** Fields of a closure that are not complete, in the order of the form. */
export function missingFields(draft: Draft): readonly CloseField[] {
  const missing: CloseField[] = []
  if (incompleteSteps(draft).length > 0) missing.push('safe')
  if (draft.code === null) missing.push('code')
  if (textWeight(draft.rationale) < leastRationale(draft.code)) missing.push('rationale')
  if (draft.riskProfileUpdated === null) missing.push('riskProfileUpdated')
  return missing
}
