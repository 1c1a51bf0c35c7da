import { ShieldAlert } from 'lucide-react'
import type { AlertFull } from '#src/data/alerts.ts'
import { HashChip } from '#src/ui/hash-chip.tsx'
import css from './decision.module.css'
import { useWords } from './use-alert-t.ts'

/** What is recorded of the internal report and the STR. The server gives it inside the restricted compartment only. */
export function ReportFacts({ report }: { readonly report: NonNullable<AlertFull['report']> }) {
  const { t, format } = useWords()
  const { filed, consent, mitigations } = report
  return (
    <section className={css['closure']}>
      <h3>{t('decision:report.title')}</h3>
      <blockquote>{report.grounds}</blockquote>
      <dl className={css['facts']}>
        <dt>{t('decision:report.formed')}</dt>
        <dd>{format.instant(report.suspicionFormedAt)}</dd>
        <dt>{t('decision:report.reportedBy')}</dt>
        <dd>{report.reportedBy.name}</dd>
        {filed !== null && (
          <>
            <dt>{t('decision:report.filed')}</dt>
            <dd>{filed.filedOn}</dd>
            <dt>{t('decision:report.submitter')}</dt>
            <dd>{filed.submitter}</dd>
            <dt>{t('decision:report.reference')}</dt>
            <dd>{filed.reference}</dd>
            <dt>{t('decision:report.fileHash')}</dt>
            <dd>
              <HashChip hash={filed.fileHash} />
            </dd>
          </>
        )}
        {consent !== null && (
          <>
            <dt>{t('decision:report.consent')}</dt>
            <dd>
              {t(`decision:report.outcome.${consent.outcome}`)} · {consent.reference}
            </dd>
          </>
        )}
        {mitigations !== null && (
          <>
            <dt>{t('decision:report.mitigations')}</dt>
            <dd>{mitigations}</dd>
          </>
        )}
      </dl>
      <p className={css['hint']}>
        <ShieldAlert size={13} aria-hidden /> {t('decision:report.restricted')}
      </p>
    </section>
  )
}
