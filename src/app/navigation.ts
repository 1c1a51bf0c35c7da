import type { Permission } from '#core/workflow/roles.ts'
import {
  Briefcase,
  ChartSpline,
  FileUp,
  ListChecks,
  type LucideIcon,
  Network,
  ScrollText,
  Settings,
  ShieldAlert,
  Tags,
  UsersRound,
} from 'lucide-react'

export interface NavItem {
  /** Path of its route, and key of its name in the `shell` namespace. */
  readonly to: `/${string}`
  readonly key: NavKey
  readonly icon: LucideIcon
  /** Second key of the `g …` shortcut. */
  readonly letter: string
  /** Shown to those who hold it. The API decides what is done. */
  readonly permission: Permission
}

export type NavKey =
  | 'alerts'
  | 'cases'
  | 'explore'
  | 'trends'
  | 'import'
  | 'labels'
  | 'rules'
  | 'audit'
  | 'assignment'
  | 'admin'

export interface NavGroup {
  readonly key: 'work' | 'insight' | 'data' | 'assurance' | 'administration'
  readonly items: readonly NavItem[]
}

/** Where a person can go. An entry is shown only where its path has a route. */
export const NAVIGATION: readonly NavGroup[] = [
  {
    key: 'work',
    items: [
      { to: '/alerts', key: 'alerts', icon: ShieldAlert, letter: 'a', permission: 'case.read' },
      { to: '/cases', key: 'cases', icon: Briefcase, letter: 'c', permission: 'case.read' },
      { to: '/explore', key: 'explore', icon: Network, letter: 'e', permission: 'case.read' },
    ],
  },
  {
    key: 'insight',
    items: [{ to: '/trends', key: 'trends', icon: ChartSpline, letter: 't', permission: 'kpi.read' }],
  },
  {
    key: 'data',
    items: [
      { to: '/import', key: 'import', icon: FileUp, letter: 'i', permission: 'import.read' },
      { to: '/labels', key: 'labels', icon: Tags, letter: 'l', permission: 'label.read' },
    ],
  },
  {
    key: 'assurance',
    items: [
      { to: '/rules', key: 'rules', icon: ListChecks, letter: 'r', permission: 'rule.read' },
      { to: '/audit', key: 'audit', icon: ScrollText, letter: 'u', permission: 'audit.read' },
    ],
  },
  {
    key: 'administration',
    items: [
      { to: '/assignment', key: 'assignment', icon: UsersRound, letter: 'w', permission: 'assignment.read' },
      { to: '/admin', key: 'admin', icon: Settings, letter: 'd', permission: 'user.manage' },
    ],
  },
]
