import {
  BriefcaseBusiness,
  ChartSpline,
  FileUp,
  ListChecks,
  type LucideIcon,
  Network,
  ScanSearch,
  ScrollText,
  Settings,
  ShieldAlert,
  Tags,
} from 'lucide-react'

export interface NavItem {
  /** Path of its route, and key of its name in the `shell` namespace. */
  readonly to: `/${string}`
  readonly key: NavKey
  readonly icon: LucideIcon
  /** Second key of the `g …` shortcut. */
  readonly letter: string
}

export type NavKey =
  | 'alerts'
  | 'cases'
  | 'explore'
  | 'screen'
  | 'trends'
  | 'import'
  | 'labels'
  | 'rules'
  | 'audit'
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
      { to: '/alerts', key: 'alerts', icon: ShieldAlert, letter: 'a' },
      { to: '/cases', key: 'cases', icon: BriefcaseBusiness, letter: 'c' },
      { to: '/explore', key: 'explore', icon: Network, letter: 'e' },
      { to: '/screen', key: 'screen', icon: ScanSearch, letter: 's' },
    ],
  },
  { key: 'insight', items: [{ to: '/trends', key: 'trends', icon: ChartSpline, letter: 't' }] },
  {
    key: 'data',
    items: [
      { to: '/import', key: 'import', icon: FileUp, letter: 'i' },
      { to: '/labels', key: 'labels', icon: Tags, letter: 'l' },
    ],
  },
  {
    key: 'assurance',
    items: [
      { to: '/rules', key: 'rules', icon: ListChecks, letter: 'r' },
      { to: '/audit', key: 'audit', icon: ScrollText, letter: 'u' },
    ],
  },
  { key: 'administration', items: [{ to: '/admin', key: 'admin', icon: Settings, letter: 'd' }] },
]
