import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ChainReport } from '#core/evidence/audit-verifier.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { HashChip } from '#src/ui/hash-chip.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Progress } from '#src/ui/progress.tsx'
import css from './audit.module.css'
import type { Verification } from './verify-chain.ts'

interface ChainStatusProps {
  readonly verification: Verification
  readonly onCancel: () => void
}

/** What this browser knows of the chain: nothing yet, how far it is, or the verdict with its anchor. */
export function ChainStatus({ verification, onCancel }: ChainStatusProps) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  switch (verification.state) {
    case 'idle':
      return (
        <p className={css['status']}>
          <ShieldQuestion size={18} aria-hidden /> {t('notVerified')}
        </p>
      )
    case 'running': {
      const { done, total } = verification
      const label = t('verifying', { done: format.count(done), total: format.count(total) })
      return <Progress label={label} value={total === 0 ? null : done / total} onCancel={onCancel} />
    }
    case 'failed':
      return <InlineError error={verification.error} />
    case 'done':
      return <Verdict report={verification.report} />
  }
}

function Verdict({ report }: { readonly report: ChainReport }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const { firstBreak } = report
  if (firstBreak !== null) {
    return (
      <div role="alert" className={css['verdict']} data-broken>
        <ShieldAlert size={18} aria-hidden />
        <div>
          <strong>{t('broken', { seq: firstBreak.seq })}</strong>
          <p>{t(`check.${firstBreak.check}`)}</p>
        </div>
      </div>
    )
  }
  return (
    <div role="status" className={css['verdict']}>
      <ShieldCheck size={18} aria-hidden />
      <div>
        <strong>{t('verified', { records: format.count(report.verified) })}</strong>
        <p>
          {t('verifiedHint', { seq: report.head.seq })} <HashChip hash={report.head.hash} isCopyShown />
        </p>
        {report.warnings.length > 0 && <p>{t('backwards', { count: report.warnings.length })}</p>}
      </div>
    </div>
  )
}
