/** How a closed alert counts in the quality figures. The first three divide the substantive closures. */
export type ClosureClass = 'false-positive' | 'explained' | 'escalated' | 'excluded'

export interface ClosureCodeDefinition {
  readonly code: string
  readonly class: ClosureClass
  /** Who may use it: an analyst proposing a closure, or the MLRO deciding on an internal report. */
  readonly stage: 'analyst' | 'mlro'
  /** Least weight of the rationale, see `textWeight`. */
  readonly minRationale: number
  /** False where the reason is no reason for a sanctions match: no amount is immaterial there. */
  readonly forSanctions: boolean
}

function define<const Code extends string>(
  code: Code,
  group: ClosureClass,
  stage: ClosureCodeDefinition['stage'],
  minRationale: number,
  forSanctions = true,
) {
  return { code, class: group, stage, minRationale, forSanctions } as const
}

/** The closure codes. The lengths are this desk's: "explain" takes longer than "it is the same alert twice". */
export const CLOSURE_CODES = [
  define('fp-label', 'false-positive', 'analyst', 40),
  define('fp-rule', 'false-positive', 'analyst', 40),
  define('fp-dust', 'false-positive', 'analyst', 30, false),
  define('fp-service', 'false-positive', 'analyst', 40),
  define('tp-explained', 'explained', 'analyst', 80),
  define('tp-mitigated', 'explained', 'analyst', 80),
  define('duplicate', 'excluded', 'analyst', 10),
  define('test-data-error', 'excluded', 'analyst', 20),
  define('lea-only', 'excluded', 'analyst', 30),
  define('no-file', 'escalated', 'mlro', 80),
  define('str-filed', 'escalated', 'mlro', 80),
  define('str-supplement', 'escalated', 'mlro', 40),
  define('exit', 'escalated', 'mlro', 40),
] as const

export type ClosureCode = (typeof CLOSURE_CODES)[number]['code']

const BY_CODE: ReadonlyMap<string, ClosureCodeDefinition> = new Map(
  CLOSURE_CODES.map((each) => [each.code, each]),
)

/** The definition of a code, undefined for a text that is none. */
export function closureCode(code: string): ClosureCodeDefinition | undefined {
  return BY_CODE.get(code)
}

/** The class of a code of this desk. */
export function closureClass(code: ClosureCode): ClosureClass {
  return CLOSURE_CODES.find((each) => each.code === code)!.class
}

/**
 * How much a text says, for minimum lengths: one for each visible character, two for a Han character, because
 * the same sentence takes about half as many of them. Blanks do not count.
 */
export function textWeight(text: string): number {
  let weight = 0
  for (const character of text.normalize('NFC')) {
    if (/\s/u.test(character)) continue
    weight += /\p{Script=Han}/u.test(character) ? 2 : 1
  }
  return weight
}

/** One step of SAFE (screen, ask, find, evaluate) with what was found, or why it does not apply. */
export type SafeStep = { readonly outcome: 'done' | 'not-applicable'; readonly note: string }

export type SafeSteps = {
  readonly screen: SafeStep
  readonly ask: SafeStep
  readonly find: SafeStep
  readonly evaluate: SafeStep
}

/** Was the customer's risk rating changed by this review, and why or why not. */
export type CustomerRiskAnswer = {
  readonly answer: 'updated' | 'unchanged' | 'not-applicable'
  readonly reason: string
}

/** What an analyst says when closing. */
export type ClosureStatement = {
  readonly code: string
  readonly rationale: string
  readonly safe: SafeSteps
  readonly customerRisk: CustomerRiskAnswer
}

export interface FieldProblem {
  readonly field: string
  readonly messageKey: string
}

/**
 * The first thing missing from a closure, null if it is complete. Screening and evaluating cannot be "not
 * applicable": an alert is the result of a screening, and closing it is an evaluation.
 */
export function closureProblem(
  { code, rationale, safe, customerRisk }: ClosureStatement,
  { sanctions }: { readonly sanctions: boolean },
): FieldProblem | null {
  const definition = closureCode(code)
  if (definition?.stage !== 'analyst') return { field: 'code', messageKey: 'workflow.error.closure-code' }
  if (sanctions && !definition.forSanctions)
    return { field: 'code', messageKey: 'workflow.error.code-not-for-sanctions' }
  if (textWeight(rationale) < definition.minRationale) {
    return { field: 'rationale', messageKey: 'workflow.error.rationale-too-short' }
  }
  for (const step of ['screen', 'ask', 'find', 'evaluate'] as const) {
    const skipped = safe[step].outcome === 'not-applicable' && (step === 'screen' || step === 'evaluate')
    if (skipped || textWeight(safe[step].note) === 0) {
      return { field: `safe.${step}`, messageKey: 'workflow.error.safe-step' }
    }
  }
  if (textWeight(customerRisk.reason) === 0) {
    return { field: 'customerRisk', messageKey: 'workflow.error.customer-risk' }
  }
  return null
}
