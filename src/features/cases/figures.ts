import type { Alert } from '#src/data/alerts.ts'
import { SEVERITIES, type Severity, toSeverity } from '#src/ui/severity.tsx'

/** Something that several alerts are about, and how many. */
export interface Counted {
  readonly id: string
  readonly name: string
  readonly alerts: number
}

export interface CaseFigures {
  readonly open: number
  readonly closed: number
  /** Those that occur, the worst first. */
  readonly severities: readonly { readonly severity: Severity; readonly alerts: number }[]
  /** Those with the most alerts first, then by name. */
  readonly customers: readonly Counted[]
  /** Alerts that name no customer: who is behind them is not known here. */
  readonly withoutCustomer: number
  readonly books: readonly Counted[]
}

/** What the alerts of a case say together; nothing that none of them says. */
export function figuresOf(
  alerts: readonly Pick<Alert, 'open' | 'severity' | 'subject' | 'book'>[],
): CaseFigures {
  const bySeverity = Map.groupBy(alerts, ({ severity }) => toSeverity(severity))
  return {
    open: alerts.filter(({ open }) => open).length,
    closed: alerts.filter(({ open }) => !open).length,
    severities: SEVERITIES.flatMap((severity) => {
      const count = bySeverity.get(severity)?.length ?? 0
      return count === 0 ? [] : [{ severity, alerts: count }]
    }),
    customers: counted(
      alerts.flatMap(({ subject: { customer } }) =>
        customer === null ? [] : [{ ...customer, id: customer.ref }],
      ),
    ),
    withoutCustomer: alerts.filter(({ subject }) => subject.customer === null).length,
    books: counted(alerts.map(({ book }) => book)),
  }
}

function counted(named: readonly { readonly id: string; readonly name: string }[]): readonly Counted[] {
  return [...Map.groupBy(named, ({ id }) => id)]
    .map(([id, [first, ...rest]]) => ({ id, name: first?.name ?? id, alerts: rest.length + 1 }))
    .toSorted((a, b) => b.alerts - a.alerts || a.name.localeCompare(b.name))
}
