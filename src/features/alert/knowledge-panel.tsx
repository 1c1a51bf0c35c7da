import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { categoryOf } from '#core/risk/categories.ts'
import type { AlertFull } from '#src/data/alerts.ts'
import { type Knowledge, type KnowledgePoint, knowledgeQuery } from '#src/data/knowledge.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { AddressChip } from '#src/ui/hash-chip.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { Select } from '#src/ui/select.tsx'
import { toSeverity } from '#src/ui/severity.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { CategoryTag } from '#src/ui/tags.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './alert.module.css'
import own from './knowledge.module.css'
import { KnowledgeShares } from './knowledge-shares.tsx'
import { categoryName } from './sentence.ts'
import { useWords } from './use-alert-t.ts'

/** What was known at the transfer, the alert or the decision, against what is known now. Differences are marked. */
export function KnowledgePanel({ alert }: { readonly alert: AlertFull }) {
  const { t } = useTranslation('knowledge')
  const [point, setPoint] = useState<KnowledgePoint | null>(null)
  const result = useQuery(knowledgeQuery(alert.id, point))
  const { data } = result
  return (
    <Panel
      title={t('title')}
      {...(data === undefined
        ? {}
        : {
            actions: (
              <Select
                label={t('point')}
                isLabelHidden
                options={data.points.map((each) => ({ id: each.point, label: t(`points.${each.point}`) }))}
                value={data.then.point}
                onChange={setPoint}
              />
            ),
          })}
    >
      <AsyncView result={result}>{(knowledge) => <Comparison knowledge={knowledge} />}</AsyncView>
    </Panel>
  )
}

function Comparison({ knowledge }: { readonly knowledge: Knowledge }) {
  const { t } = useTranslation('knowledge')
  const format = useFormat()
  const { labels, exposures } = knowledge
  const isChanged =
    labels.some(({ known }) => known !== 'both') ||
    exposures.some(({ rows }) => rows.some((row) => row.thenPpm !== row.nowPpm))
  return (
    <div className={own['comparison']}>
      <p className={css['muted']}>
        {t('asOf', {
          then: format.instant(knowledge.then.at, 'second'),
          now: format.instant(knowledge.now, 'second'),
        })}
      </p>
      <p>
        <Badge tone={isChanged ? 'warn' : 'neutral'}>{isChanged ? t('changed') : t('same')}</Badge>
      </p>
      <Labels labels={labels} />
      {exposures.length === 0 && <p className={css['muted']}>{t('pattern')}</p>}
      {exposures.map((exposure) => (
        <KnowledgeShares key={exposure.side} exposure={exposure} />
      ))}
    </div>
  )
}

function Labels({ labels }: { readonly labels: Knowledge['labels'] }) {
  const { t } = useTranslation('knowledge')
  const words = useWords()
  if (labels.length === 0) return <EmptyLine>{t('noLabels')}</EmptyLine>
  return (
    <div className={css['scroll']}>
      <table className={css['table']}>
        <caption className={own['caption']}>{t('labels')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('label')}</th>
            <th scope="col">{t('address')}</th>
            <th scope="col">{t('then')}</th>
            <th scope="col">{t('now')}</th>
          </tr>
        </thead>
        <tbody>
          {labels.map(({ label, account, known, inReceipt }) => (
            <tr key={`${label.id} ${account.key}`} className={known === 'both' ? undefined : own['differs']}>
              <th scope="row">
                <CategoryTag
                  name={categoryName(words.t, label.category)}
                  severity={toSeverity(categoryOf(label.category).direct)}
                />{' '}
                {label.actor ?? label.label}
                <small className={own['claim']}>
                  {label.source} · {t('knownFrom')} <Timestamp at={label.knownFrom} />
                  {inReceipt && ` · ${t('inReceipt')}`}
                </small>
              </th>
              <td data-text>
                <AddressChip address={account.address} />
              </td>
              <td data-text>{known === 'now' ? <i>{t('unknown')}</i> : t('known')}</td>
              <td data-text>
                {known === 'both' ? t('known') : <b>{known === 'now' ? t('learned') : t('withdrawn')}</b>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
