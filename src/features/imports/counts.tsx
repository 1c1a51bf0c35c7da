import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImportRun } from '#src/data/imports.ts'
import { useCan } from '#src/platform/session.ts'
import { useFormat } from '#src/platform/use-format.ts'
import css from './imports.module.css'

/** What became of the rows. The three counts add up to the rows read. */
export function Counts({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const parts = [
    { key: 'accepted', name: t('accepted'), hint: t('acceptedHint'), value: run.accepted },
    { key: 'merged', name: t('merged'), hint: t('mergedHint'), value: run.merged },
    { key: 'rejected', name: t('rejected'), hint: t('rejectedHint'), value: run.rejected },
  ]
  return (
    <dl className={css['counts']}>
      {parts.map(({ key, name, hint, value }) => (
        <div key={key} data-part={key} {...(value > 0 ? { 'data-some': true } : {})}>
          <dt>{name}</dt>
          <dd>{format.count(value)}</dd>
          <dd className={css['hint']}>{hint}</dd>
        </div>
      ))}
      <div>
        <dt>{t('alerts')}</dt>
        <dd>{run.alertsRaised === null ? '–' : format.count(run.alertsRaised)}</dd>
        <dd className={css['hint']}>
          <Alerts run={run} />
        </dd>
      </div>
    </dl>
  )
}

/** The alerts that were raised while this import was screened. */
function Alerts({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('imports')
  const reads = useCan('case.read')
  if (run.alertsRaised === null) return t('alertsUnknown')
  if (run.alertsRaised === 0) return t('alertsNone')
  if (!reads || run.finishedAt === null) return null
  return (
    <Link
      to="/alerts"
      search={{
        createdFrom: run.createdAt,
        createdTo: run.finishedAt,
        ...(run.book === null ? {} : { book: [run.book.id] }),
      }}
    >
      {t('showAlerts')}
    </Link>
  )
}
