import type { ReactNode } from 'react'
import type { Case } from '#src/data/cases.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { SeverityBadge } from '#src/ui/severity.tsx'
import css from './cases.module.css'
import { type Counted, figuresOf } from './figures.ts'
import { useCaseT } from './use-case-t.ts'

/** Names shown of many; the rest is counted. */
const NAMED = 3

/** What the alerts of the case say together: how many, how bad, about whom, in which books. */
export function CaseFigures({ members }: Pick<Case, 'members'>) {
  const t = useCaseT()
  const format = useFormat()
  const figures = figuresOf(members.alerts.map(({ alert }) => alert))
  const { open, closed, withoutCustomer } = figures
  return (
    <section aria-label={t('cases:figures')} className={css['figures']}>
      <Figure name={t('cases:figure.alerts')} value={format.count(members.alerts.length)}>
        {members.alerts.length > 0 &&
          t('cases:openClosed', { open: format.count(open), closed: format.count(closed) })}
      </Figure>
      <Figure name={t('cases:figure.severity')}>
        {figures.severities.length === 0 ? (
          t('cases:nothingYet')
        ) : (
          <ul className={css['severities']}>
            {figures.severities.map(({ severity, alerts }) => (
              <li key={severity}>
                <SeverityBadge severity={severity} />
                <b>{format.count(alerts)}</b>
              </li>
            ))}
          </ul>
        )}
      </Figure>
      <Figure name={t('cases:figure.customers')} value={format.count(figures.customers.length)}>
        <Names of={figures.customers} />
        {withoutCustomer > 0 && (
          <span>
            {t('cases:noCustomer', { count: withoutCustomer, formatted: format.count(withoutCustomer) })}
          </span>
        )}
      </Figure>
      <Figure name={t('cases:figure.books')} value={format.count(figures.books.length)}>
        <Names of={figures.books} />
      </Figure>
    </section>
  )
}

interface FigureProps {
  readonly name: string
  readonly value?: string
  readonly children: ReactNode
}

function Figure({ name, value, children }: FigureProps) {
  return (
    <div className={css['figure']}>
      <h2>{name}</h2>
      {value !== undefined && <b className={css['value']}>{value}</b>}
      <div className={css['about']}>{children}</div>
    </div>
  )
}

function Names({ of }: { readonly of: readonly Counted[] }) {
  const t = useCaseT()
  const format = useFormat()
  if (of.length === 0) return null
  const more = of.length - NAMED
  return (
    <ul className={css['names']} title={of.map(({ name, alerts }) => `${name} · ${alerts}`).join('\n')}>
      {of.slice(0, NAMED).map(({ id, name, alerts }) => (
        <li key={id}>
          <span>{name}</span> <b>{format.count(alerts)}</b>
        </li>
      ))}
      {more > 0 && <li>{t('cases:andMore', { formatted: format.count(more) })}</li>}
    </ul>
  )
}
