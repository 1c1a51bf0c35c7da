import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { categoryOf } from '#core/risk/categories.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { AddressChip } from '#src/ui/hash-chip.tsx'
import { toSeverity } from '#src/ui/severity.tsx'
import { CategoryTag, ConfidenceTag } from '#src/ui/tags.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './alert.module.css'
import { categoryName, type Hit, observedText, thresholdText } from './sentence.ts'
import { useWords } from './use-alert-t.ts'

/** The figures of a hit in one row, and under it the claim it rests on. */
export function HitFacts({ hit }: { readonly hit: Hit }) {
  const words = useWords()
  const { t, format } = words
  return (
    <>
      <dl className={css['figures']}>
        <Figure name={t('alert:observed')} isStrong>
          {observedText(hit, words)}
        </Figure>
        <Figure name={t('alert:threshold')}>
          {thresholdText(hit, words)}
          {hit.kind === 'pattern' && (
            <small>
              {t(`domain:parameter.${hit.threshold.name as 'minCount'}`, {
                defaultValue: hit.threshold.name,
              })}
            </small>
          )}
        </Figure>
        {hit.kind !== 'pattern' && (
          <Figure name={t('alert:distance')}>
            {t(`domain:kind.${hit.kind}`)}
            {hit.hops !== null && hit.kind === 'indirect' && (
              <small>{t('domain:unit.hops', { count: hit.hops })}</small>
            )}
          </Figure>
        )}
        {hit.sharePpm !== null && hit.kind === 'indirect' && hit.observed.unit !== 'ppm' && (
          <Figure name={t('alert:share')}>{format.ppm(hit.sharePpm)}</Figure>
        )}
        {hit.amount !== null && (
          <Figure name={t('alert:amount')}>
            <AssetAmount
              units={hit.amount.units}
              decimals={hit.amount.asset.decimals}
              symbol={hit.amount.asset.symbol}
              maxFraction={hit.amount.asset.decimals}
            />
          </Figure>
        )}
      </dl>
      {hit.label === null ? (
        <p className={css['muted']}>{t('alert:noLabel')}</p>
      ) : (
        <LabelClaim label={hit.label} />
      )}
    </>
  )
}

interface FigureProps {
  readonly name: string
  readonly children: ReactNode
  readonly isStrong?: boolean
}

function Figure({ name, children, isStrong = false }: FigureProps) {
  return (
    <div data-strong={isStrong || undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Whose word it is, how sure they are, and for when it holds. */
function LabelClaim({ label }: { readonly label: NonNullable<Hit['label']> }) {
  const { t } = useWords()
  return (
    <div className={css['claim']}>
      <div className={css['claimHead']}>
        <CategoryTag
          name={categoryName(t, label.category)}
          severity={toSeverity(categoryOf(label.category).direct)}
        />
        <b>{label.actor ?? label.label}</b>
        {label.actor !== null && label.actor !== label.label && <span>{label.label}</span>}
      </div>
      <dl className={css['claimFacts']}>
        <Figure name={t('alert:source')}>
          {label.uri === null ? (
            label.source
          ) : (
            <a href={label.uri} target="_blank" rel="noreferrer" title={t('alert:openSource')}>
              {label.source}
            </a>
          )}
        </Figure>
        <Figure name={t('alert:confidence')}>
          <ConfidenceTag value={label.confidence} />
        </Figure>
        <Figure name={t('alert:valid')}>
          <Validity label={label} />
        </Figure>
        <Figure name={t('alert:known')}>
          <Timestamp at={label.knownFrom} precision="day" />
        </Figure>
        <Figure name={t('alert:labelAddress')}>
          <AddressChip address={label.address} isCopyShown />
        </Figure>
      </dl>
      {label.note !== null && (
        <p className={css['muted']}>
          {t('alert:labelNote')}: {label.note}
        </p>
      )}
    </div>
  )
}

function Validity({ label }: { readonly label: NonNullable<Hit['label']> }) {
  const { t, format } = useWords()
  const point = (time: string | null, block: number | null) =>
    time !== null
      ? format.instant(time, 'day')
      : block !== null
        ? t('alert:validBlock', { block: format.count(block) })
        : null
  const from = point(label.validFrom, label.validFromBlock)
  const until = point(label.validUntil, label.validUntilBlock)
  if (from === null && until === null) return <>{t('alert:validAlways')}</>
  return (
    <span className={css['span']}>
      {from ?? '…'} <ArrowRight size={12} aria-hidden /> {until ?? t('alert:validOpen')}
    </span>
  )
}
