import { Link } from '@tanstack/react-router'
import { ArrowUpRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Trends } from '#src/data/assurance.ts'
import { useFormat } from '#src/platform/use-format.ts'
import type { Drill, Figure } from './drill.ts'
import css from './trends.module.css'

const FIGURES: readonly Figure[] = ['created', 'closed', 'open', 'overdue']

interface FiguresProps {
  readonly trends: Trends
  readonly to: Drill
}

/** What was raised, settled and left over, and how often an alert was false; each count opens its alerts. */
export function Figures({ trends, to }: FiguresProps) {
  const { t } = useTranslation('trends')
  const format = useFormat()
  return (
    <section className={css['figures']} aria-label={t('figures')}>
      {FIGURES.map((figure) => (
        <div key={figure} className={css['figure']}>
          <h2>{t(`figure.${figure}`)}</h2>
          <Link
            to="/alerts"
            search={to.figure(figure)}
            className={css['value']}
            aria-label={`${t(`figure.${figure}`)}: ${format.count(trends.totals[figure])}. ${t('showAlerts')}`}
            {...(figure === 'overdue' && trends.totals.overdue > 0 ? { 'data-late': true } : {})}
          >
            {format.count(trends.totals[figure])}
            <ArrowUpRight size={16} aria-hidden />
          </Link>
          <p>{t(`definition.${figure}`)}</p>
        </div>
      ))}
      <FalsePositives ppm={trends.falsePositivePpm} />
    </section>
  )
}

function FalsePositives({ ppm }: { readonly ppm: number | null }) {
  const { t } = useTranslation('trends')
  const format = useFormat()
  return (
    <div className={css['figure']}>
      <h2>{t('falsePositives')}</h2>
      {ppm === null ? (
        <span className={css['none']}>{t('notEnough')}</span>
      ) : (
        <span className={css['value']}>{format.ppm(ppm)}</span>
      )}
      <p>{ppm === null ? t('notEnoughHint') : `= ${t('formula')}`}</p>
      <p>{t('formulaNote')}</p>
    </div>
  )
}
