/** Who a person is at the desk. One person has one role; deputies of the MLRO have the role `mlro`. */
export type Role = 'analyst' | 'approver' | 'mlro' | 'manager' | 'auditor' | 'admin'

/** `system` is the desk itself: automatic assignment and re-screening. It decides nothing. */
export type ActorRole = Role | 'system'

export const ROLES: readonly Role[] = ['analyst', 'approver', 'mlro', 'manager', 'auditor', 'admin']

export type Permission =
  /** See alerts and cases outside the restricted compartment. */
  | 'case.read'
  /** Investigate: claim, review, ask, propose a closure. */
  | 'alert.work'
  /** Give alerts to others and take them away. */
  | 'alert.assign'
  /** Be the second pair of eyes on a closure. */
  | 'alert.approve'
  | 'alert.reopen'
  /** See who has how much, and by which rules alerts are given out. */
  | 'assignment.read'
  /** Set those rules, limits and absences. */
  | 'assignment.manage'
  /** Set how long alerts may wait. */
  | 'sla.manage'
  /** Report to the MLRO. Needs no one's approval. */
  | 'alert.escalate'
  | 'note.add'
  /** See that an internal report exists and what became of it. */
  | 'restricted.read'
  /** Decide on internal reports and file them. */
  | 'restricted.decide'
  | 'screening.run'
  | 'kpi.read'
  | 'rule.read'
  | 'rule.edit'
  | 'rule.approve'
  | 'audit.read'
  | 'evidence.export'
  | 'user.manage'
  | 'source.manage'
  /** See what was imported, with its rejects. */
  | 'import.read'
  /** Bring in a file of transfers or labels. */
  | 'import.run'
  | 'label.read'
  | 'backup.manage'

const INVESTIGATE: readonly Permission[] = [
  'case.read',
  'alert.work',
  'alert.escalate',
  'note.add',
  'screening.run',
  'rule.read',
  'label.read',
  'import.read',
  'import.run',
]
const REVIEW: readonly Permission[] = [
  ...INVESTIGATE,
  'alert.assign',
  'assignment.read',
  'alert.approve',
  'alert.reopen',
  'evidence.export',
  'kpi.read',
]

/**
 * Everyone who sees cases and may act at all may escalate. The auditor reads everything, also the restricted
 * compartment whose registers are what an auditor checks, and changes nothing. The admin runs the machine and
 * sees no case. The trail holds the restricted compartment, so only those who may read that read the trail.
 */
const PERMISSIONS: Readonly<Record<ActorRole, ReadonlySet<Permission>>> = {
  analyst: new Set(INVESTIGATE),
  approver: new Set([...REVIEW, 'rule.edit']),
  mlro: new Set([
    ...REVIEW,
    'restricted.read',
    'restricted.decide',
    'rule.edit',
    'rule.approve',
    'audit.read',
  ]),
  manager: new Set([
    'case.read',
    'alert.assign',
    'assignment.read',
    'assignment.manage',
    'sla.manage',
    'alert.escalate',
    'kpi.read',
    'rule.read',
    'rule.approve',
    'label.read',
    'import.read',
  ]),
  auditor: new Set([
    'case.read',
    'restricted.read',
    'kpi.read',
    'rule.read',
    'label.read',
    'import.read',
    'audit.read',
    'evidence.export',
  ]),
  admin: new Set([
    'user.manage',
    'assignment.read',
    'assignment.manage',
    'sla.manage',
    'source.manage',
    'backup.manage',
    'rule.read',
    'label.read',
    'import.read',
    'import.run',
  ]),
  system: new Set(['alert.assign', 'alert.reopen']),
}

export function can(role: ActorRole, permission: Permission): boolean {
  return PERMISSIONS[role].has(permission)
}

/** All permissions of a role, for a screen that decides what to show. */
export function permissionsOf(role: ActorRole): readonly Permission[] {
  return [...PERMISSIONS[role]]
}
