import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type CaseItem, caseFewQuery } from '#src/data/cases.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { SearchField } from '#src/ui/search-field.tsx'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './cases.module.css'
import { ChoiceList } from './choice-list.tsx'
import { useCaseT } from './use-case-t.ts'

/** Cases that are offered; beyond them somebody types more of the title. */
const OFFERED = 20

interface ExistingCaseProps {
  readonly chosen: CaseItem | null
  readonly onChoose: (item: CaseItem | null) => void
  /** No open case fits: the way to a new one. */
  readonly onNone: () => void
}

/** Chooses among the cases that are open, the last changed first. */
export function ExistingCase({ chosen, onChoose, onNone }: ExistingCaseProps) {
  const t = useCaseT()
  const format = useFormat()
  const [text, setText] = useState('')
  const q = text.trim()
  const result = useQuery(caseFewQuery({ state: 'open', ...(q === '' ? {} : { q }) }, OFFERED))
  return (
    <>
      <SearchField
        label={t('cases:search')}
        value={text}
        onChange={setText}
        maxLength={200}
        // Whoever opens this came to search.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <AsyncView
        result={result}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <div className={css['none']}>
            <p>{t('cases:add.none')}</p>
            <Button size="small" onPress={onNone}>
              {t('cases:new')}
            </Button>
          </div>
        }
      >
        {({ items }) => (
          <ChoiceList
            label={t('cases:table')}
            items={items}
            idOf={({ id }) => id}
            chosen={chosen?.id ?? null}
            onChoose={(id) => onChoose(items.find((item) => item.id === id) ?? null)}
          >
            {({ id, title, owner, alerts, updatedAt }) => (
              <>
                <span className={css['optionHead']}>
                  <b>{title}</b>
                  {alerts.highestSeverity !== null && (
                    <SeverityBadge severity={toSeverity(alerts.highestSeverity)} />
                  )}
                </span>
                <small>
                  {id} · {owner.name} ·{' '}
                  {alerts.total === 0
                    ? t('cases:noSeverity')
                    : t('cases:openOf', {
                        open: format.count(alerts.open),
                        total: format.count(alerts.total),
                      })}{' '}
                  · <Timestamp at={updatedAt} show="relative" />
                </small>
              </>
            )}
          </ChoiceList>
        )}
      </AsyncView>
    </>
  )
}
