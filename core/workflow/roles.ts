/** Who works at the desk. */
export const ROLES = ['analyst', 'approver', 'mlro', 'manager', 'auditor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** What the API guards. A route names one of these (core/contract/route.ts). */
export const PERMISSIONS = [
  'alerts.read',
  'alerts.work',
  'alerts.approve',
  'alerts.report',
  'trends.read',
  'rules.read',
  'labels.read',
  'imports.read',
  'imports.write',
  'audit.read',
  'users.manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/**
 * One table of who may do what. The administrator runs the desk and sees no case content;
 * the auditor reads everything and changes nothing; the manager sees alerts and trends but decides nothing.
 */
const TABLE: Record<Role, readonly Permission[]> = {
  analyst: [
    'alerts.read',
    'alerts.work',
    'trends.read',
    'rules.read',
    'labels.read',
    'imports.read',
    'imports.write',
    'audit.read',
  ],
  approver: [
    'alerts.read',
    'alerts.work',
    'alerts.approve',
    'trends.read',
    'rules.read',
    'labels.read',
    'imports.read',
    'imports.write',
    'audit.read',
  ],
  mlro: [
    'alerts.read',
    'alerts.work',
    'alerts.approve',
    'alerts.report',
    'trends.read',
    'rules.read',
    'labels.read',
    'imports.read',
    'imports.write',
    'audit.read',
  ],
  manager: ['alerts.read', 'trends.read', 'rules.read', 'labels.read', 'imports.read', 'audit.read'],
  auditor: ['alerts.read', 'trends.read', 'rules.read', 'labels.read', 'imports.read', 'audit.read'],
  admin: ['rules.read', 'labels.read', 'imports.read', 'imports.write', 'users.manage'],
}

/** All permissions of a role. */
export function permissionsOf(role: Role): readonly Permission[] {
  return TABLE[role]
}

/** Whether a role holds a permission. */
export function can(role: Role, permission: Permission): boolean {
  return TABLE[role].includes(permission)
}
