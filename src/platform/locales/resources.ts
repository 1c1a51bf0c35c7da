import type { messages as common } from './en/common.ts'
import type { messages as alert } from './en/alert.ts'
import type { messages as assignment } from './en/assignment.ts'
import type { messages as alerts } from './en/alerts.ts'
import type { messages as decision } from './en/decision.ts'
import type { messages as domain } from './en/domain.ts'
import type { messages as facts } from './en/facts.ts'
import type { messages as flow } from './en/flow.ts'
import type { messages as bridges } from './en/bridges.ts'
import type { messages as attachments } from './en/attachments.ts'
import type { messages as audit } from './en/audit.ts'
import type { messages as cases } from './en/cases.ts'
import type { messages as charts } from './en/charts.ts'
import type { messages as colours } from './en/colours.ts'
import type { messages as explorer } from './en/explorer.ts'
import type { messages as analysis } from './en/analysis.ts'
import type { messages as investigation } from './en/investigation.ts'
import type { messages as groups } from './en/groups.ts'
import type { messages as imports } from './en/imports.ts'
import type { messages as knowledge } from './en/knowledge.ts'
import type { messages as live } from './en/live.ts'
import type { messages as labels } from './en/labels.ts'
import type { messages as mentions } from './en/mentions.ts'
import type { messages as queue } from './en/queue.ts'
import type { messages as patterns } from './en/patterns.ts'
import type { messages as rules } from './en/rules.ts'
import type { messages as session } from './en/session.ts'
import type { messages as past } from './en/past.ts'
import type { messages as transactions } from './en/transactions.ts'
import type { messages as trends } from './en/trends.ts'
import type { messages as users } from './en/users.ts'
import type { messages as shell } from './en/shell.ts'

/**
 * The namespaces there are. A feature adds one line here and one file for each language:
 * `en/<name>.ts` exports `messages` (`as const`), the others export `messages: Messages<typeof en>`.
 */
export interface Resources {
  common: typeof common
  domain: typeof domain
  alerts: typeof alerts
  alert: typeof alert
  assignment: typeof assignment
  decision: typeof decision
  facts: typeof facts
  flow: typeof flow
  users: typeof users
  session: typeof session
  queue: typeof queue
  patterns: typeof patterns
  rules: typeof rules
  attachments: typeof attachments
  bridges: typeof bridges
  audit: typeof audit
  cases: typeof cases
  charts: typeof charts
  colours: typeof colours
  explorer: typeof explorer
  analysis: typeof analysis
  investigation: typeof investigation
  groups: typeof groups
  imports: typeof imports
  labels: typeof labels
  knowledge: typeof knowledge
  live: typeof live
  mentions: typeof mentions
  past: typeof past
  transactions: typeof transactions
  trends: typeof trends
  shell: typeof shell
}

/** The same keys with other words. Chinese has one plural form, so `…_one` is not asked for. */
export type Messages<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : Messages<T[K]>
}
