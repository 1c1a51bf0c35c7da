import { type AlertState, RESTRICTED_STATES } from './alert.ts'
import type { FieldProblem } from './closure-codes.ts'
import { can, type Role } from './roles.ts'

/** Somebody whom a note calls by name. */
export type Mentioned = { readonly id: string; readonly name: string; readonly role: Role }

/** Whether a note written while the alert is in this state can be read by this role: only then may it be called. */
export function mayBeMentioned(role: Role, state: AlertState): boolean {
  return can(role, RESTRICTED_STATES.has(state) ? 'restricted.read' : 'case.read')
}

/** What is wrong with the people a note calls; a call must not carry a hint out of the restricted compartment. */
export function mentionProblem(people: readonly Mentioned[], state: AlertState): FieldProblem | null {
  if (people.every(({ role }) => mayBeMentioned(role, state))) return null
  return { field: 'mentions', messageKey: 'workflow.error.mention-outside' }
}
