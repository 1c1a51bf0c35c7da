import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { attributionOf } from './attribution.ts'
import type { GraphWords, WireNode } from './from-graph.ts'

interface Precision {
  /** Amounts to the last digit: a table has room for them, a picture has not. */
  readonly isExact?: boolean
}

/** The words that turn an answer of the API into a picture (`flowFromGraph`), in the reader's language. */
export function useGraphWords({ isExact = false }: Precision = {}): GraphWords {
  const { t } = useTranslation(['flow', 'domain'])
  const format = useFormat()
  return useMemo(
    () => ({
      category: (slug) => t(`domain:category.${slug as 'mixer'}`, { defaultValue: slug }),
      holder: (holder) => t(`flow:family.${holder}`),
      unattributed: t('flow:family.unknown'),
      coin: (role) => t(`flow:coin.${role}`),
      // Two digits behind a whole number; below one, the digits that count.
      amount: (units, decimals) =>
        isExact
          ? format.amount(units, decimals)
          : format.amount(units, decimals, Math.min(decimals, units.length > decimals ? 2 : 6)),
      more: (count) => t('flow:more', { formatted: format.count(count) }),
      notLoaded: (least, most) => {
        const [low, high] = [wholePercent(least), wholePercent(most)]
        return t('flow:notLoaded', { share: low === high ? `${low}%` : `${low}–${high}%` })
      },
      assets: (count) => t('flow:assets', { count }),
      widthScale: { minText: t('flow:scale.narrowest'), maxText: t('flow:scale.widest') },
      time: ({ firstTime, lastTime, firstBlock }) => {
        if (firstTime === null)
          return firstBlock === null ? undefined : t('flow:block', { block: format.count(firstBlock) })
        const [first, last] = [format.instant(firstTime), format.instant(lastTime ?? firstTime)]
        return first === last ? first : `${first} – ${last}`
      },
    }),
    [t, format, isExact],
  )
}

/** What an account is said to be, in the words that the picture has for it. */
export function useAttribution(): (
  node: Pick<WireNode, 'account' | 'category' | 'customer' | 'role'>,
) => string {
  const words = useGraphWords()
  return (node) => attributionOf(node, words)
}

/** Only nothing reads 0, and only all of it reads 100. */
function wholePercent(share: number): number {
  if (share <= 0 || share >= 1) return share <= 0 ? 0 : 100
  return Math.min(99, Math.max(1, Math.round(share * 100)))
}
