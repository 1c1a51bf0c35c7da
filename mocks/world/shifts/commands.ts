/** Facts of an alert that the desk's people act on. */
export interface AlertFacts {
  readonly id: string
  readonly ruleId: string
  readonly category: string
  /** 1 (info) to 5 (critical). */
  readonly severity: 1 | 2 | 3 | 4 | 5
  /** Epoch milliseconds. */
  readonly createdAt: number
  /** True when it is right to escalate (answer key: `suspicious`), false when not, undefined when nobody knows. */
  readonly planted?: boolean
}

export const CLOSURE_CODES = [
  'fp-label',
  'fp-rule',
  'fp-dust',
  'fp-service',
  'tp-explained',
  'tp-mitigated',
  'duplicate',
  'test-data-error',
] as const
export type ClosureCode = (typeof CLOSURE_CODES)[number]

interface Act {
  readonly alertId: string
  /** Epoch milliseconds. */
  readonly at: number
  /** `WorldPerson.id` of who acts. */
  readonly by: string
}

export type ShiftCommand =
  | (Act & { readonly command: 'assign'; readonly assignee: string })
  | (Act & { readonly command: 'start-review' })
  | (Act & { readonly command: 'note'; readonly text: string })
  | (Act & {
      readonly command: 'propose-close'
      readonly closureCode: ClosureCode
      readonly rationale: string
      readonly safe: readonly ('screen' | 'ask' | 'find' | 'evaluate')[]
      readonly customerRiskUpdated: boolean
    })
  | (Act & { readonly command: 'approve'; readonly rationale: string })
  | (Act & { readonly command: 'return'; readonly reason: string })
  | (Act & { readonly command: 'escalate'; readonly grounds: string })
