import { BEHAVIOUR_RULES } from './register/behaviour.ts'
import { COUNTERPARTY_RULES } from './register/counterparties.ts'
import { CRIME_RULES } from './register/crime.ts'
import { LAYERING_RULES } from './register/layering.ts'
import { SANCTIONS_RULES } from './register/sanctions.ts'
import type { Check, RuleDefinition } from './rule.ts'

/**
 * The register in use, in the order of the catalogue: its 31 typologies and `T32`, which is ours. A rule stands here
 * with everything a reader needs to judge it; whether this desk holds what it needs is another question
 * (coverage.ts).
 */
export const RULE_REGISTER: readonly RuleDefinition[] = [
  ...SANCTIONS_RULES,
  ...CRIME_RULES,
  ...LAYERING_RULES,
  ...BEHAVIOUR_RULES,
  ...COUNTERPARTY_RULES,
].toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** Every check of the register that is switched on. */
export const ACTIVE_CHECKS: readonly Check[] = RULE_REGISTER.flatMap(({ checks }) => checks).filter(
  ({ off }) => off === null,
)
