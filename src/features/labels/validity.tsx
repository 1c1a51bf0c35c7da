import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import type { Claim } from './columns.tsx'
import css from './labels.module.css'

type Dates = Pick<Claim, 'validFrom' | 'validUntil' | 'validFromBlock' | 'validUntilBlock'>

/** Since when and until when the source says that it holds. A date the source did not give is not made up. */
export function Validity({ claim }: { readonly claim: Dates }) {
  const { t } = useTranslation('labels')
  const format = useFormat()
  const bound = (at: string | null, block: number | null) =>
    at !== null
      ? format.instant(at, 'day')
      : block !== null
        ? t('block', { block: format.count(block) })
        : null
  const from = bound(claim.validFrom, claim.validFromBlock)
  const until = bound(claim.validUntil, claim.validUntilBlock)
  if (from !== null && until !== null) return t('between', { from, until })
  if (from !== null) return t('from', { from })
  if (until !== null) return t('until', { until })
  return <span className={css['muted']}>{t('undated')}</span>
}
