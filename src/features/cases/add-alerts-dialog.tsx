import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { alertFewQuery } from '#src/data/alerts.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { SearchField } from '#src/ui/search-field.tsx'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './cases.module.css'
import type { CaseDialogProps } from './case-dialogs.tsx'
import { OrderDialog } from './order-dialog.tsx'
import { useCaseT } from './use-case-t.ts'

const SHOWN = 20
const LEAST = 2

/** Adds alerts that are found by what somebody knows of them. */
export function AddAlertsDialog({ matter, orders, onClose }: CaseDialogProps) {
  const t = useCaseT()
  const format = useFormat()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const q = text.trim()
  const result = useQuery({ ...alertFewQuery(q, SHOWN), enabled: q.length >= LEAST })
  const inCase = new Set(matter.members.alerts.map(({ alert }) => alert.id))
  const count = chosen.length
  return (
    <OrderDialog
      title={t('cases:addAlertsTitle')}
      confirm={
        count === 0 ? t('cases:addAlerts') : t('cases:addCount', { count, formatted: format.count(count) })
      }
      matter={matter}
      orders={orders}
      type="add-alerts"
      order={count === 0 ? null : { type: 'add-alerts', alertIds: [...chosen] }}
      onClose={onClose}
    >
      <SearchField
        label={t('cases:addAlertsSearch')}
        value={text}
        onChange={setText}
        maxLength={200}
        // Whoever opens this came to search.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      {q.length < LEAST ? (
        <p className={css['hint']}>{t('cases:addAlertsHint', { formatted: format.count(SHOWN) })}</p>
      ) : (
        <AsyncView
          result={result}
          isEmpty={(items) => items.length === 0}
          empty={<EmptyLine>{t('cases:addAlertsNone')}</EmptyLine>}
        >
          {(items) => (
            <ul className={css['choices']} aria-label={t('cases:alerts')}>
              {items.map(({ id, rule, severity, subject, createdAt, status }) => {
                const name = t(`domain:rule.${rule.id as 'T01'}`, { defaultValue: rule.name })
                return (
                  <li key={id} className={css['option']}>
                    <Checkbox
                      isSelected={inCase.has(id) || chosen.includes(id)}
                      isDisabled={inCase.has(id)}
                      onChange={(on) =>
                        setChosen(on ? [...chosen, id] : chosen.filter((other) => other !== id))
                      }
                    >
                      <span className={css['optionText']}>
                        <span className={css['optionHead']}>
                          <SeverityBadge severity={toSeverity(severity)} />
                          <b>{name}</b>
                        </span>
                        <small>
                          {inCase.has(id) ? `${t('cases:inCase')} · ` : ''}
                          {id}
                          {subject.customer !== null && ` · ${subject.customer.name}`} ·{' '}
                          <Timestamp at={createdAt} show="relative" /> ·{' '}
                          {t(`domain:status.${status as 'new'}`, { defaultValue: status })}
                        </small>
                      </span>
                    </Checkbox>
                  </li>
                )
              })}
            </ul>
          )}
        </AsyncView>
      )}
    </OrderDialog>
  )
}
