import { useTranslation } from 'react-i18next'
import type { Address } from '#src/data/addresses.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { KnownCategory } from '#src/ui/known-category.tsx'
import { ConfidenceTag } from '#src/ui/tags.tsx'
import css from './explorer.module.css'

/** What is claimed about an account, by whom, how surely and since when. None is "unattributed", not "clean". */
export function Claims({ claims }: { readonly claims: Address['labels'] }) {
  const { t } = useTranslation('explorer')
  const format = useFormat()
  if (claims.length === 0) return <p className={css['muted']}>{t('noLabels')}</p>
  return (
    <ul className={css['claims']} aria-label={t('labels')}>
      {claims.map((claim) => (
        <li key={claim.id} title={claim.note ?? undefined}>
          <KnownCategory slug={claim.category} />
          <b>{claim.actor ?? claim.label}</b>
          <span className={css['muted']}>{claim.source}</span>
          <ConfidenceTag value={claim.confidence} />
          <small className={css['muted']}>
            {claim.validFrom !== null || claim.validUntil !== null
              ? t('validity', {
                  from: claim.validFrom === null ? t('open') : format.instant(claim.validFrom, 'day'),
                  until: claim.validUntil === null ? t('open') : format.instant(claim.validUntil, 'day'),
                })
              : t('knownSince', { time: format.instant(claim.knownFrom, 'day') })}
          </small>
        </li>
      ))}
    </ul>
  )
}
