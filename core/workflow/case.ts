import { can, type Role } from './roles.ts'

/**
 * A case gathers alerts, investigations and notes about one matter. It decides nothing: closures, four-eyes and
 * reports happen on its alerts (workflow 9), so it has two states only.
 */
export type CaseState = 'open' | 'closed'

export const CASE_COMMANDS = [
  'add-alerts',
  'remove-alert',
  'attach-investigation',
  'detach-investigation',
  'rename',
  'hand-over',
  'add-note',
  'close',
  'reopen',
  'restrict',
  'lift-restriction',
] as const
export type CaseCommandType = (typeof CASE_COMMANDS)[number]

/** What decides which commands a case takes. `restricted`: it exists inside the restricted compartment only. */
export interface CaseFacts {
  readonly state: CaseState
  readonly restricted: boolean
}

/** The commands that a role may give to a case as it stands: what a screen offers, and what the desk accepts. */
export function caseCommands({ state, restricted }: CaseFacts, role: Role): readonly CaseCommandType[] {
  if (!can(role, 'case.read') || (restricted && !can(role, 'restricted.read'))) return []
  const may: Readonly<Record<CaseCommandType, boolean>> = {
    'add-alerts': state === 'open' && can(role, 'alert.work'),
    'remove-alert': state === 'open' && can(role, 'alert.work'),
    'attach-investigation': state === 'open' && can(role, 'alert.work'),
    'detach-investigation': state === 'open' && can(role, 'alert.work'),
    rename: state === 'open' && can(role, 'alert.work'),
    'hand-over': state === 'open' && (can(role, 'alert.work') || can(role, 'alert.assign')),
    'add-note': state === 'open' && can(role, 'note.add'),
    close: state === 'open' && can(role, 'alert.work'),
    reopen: state === 'closed' && can(role, 'alert.reopen'),
    restrict: !restricted && can(role, 'restricted.decide'),
    'lift-restriction': restricted && can(role, 'restricted.decide'),
  }
  return CASE_COMMANDS.filter((command) => may[command])
}

/** Whether somebody of this role can hold the case: who holds it has to see it and work in it. */
export function mayHoldCase(role: Role, { restricted }: Pick<CaseFacts, 'restricted'>): boolean {
  return can(role, 'alert.work') && (!restricted || can(role, 'restricted.read'))
}
