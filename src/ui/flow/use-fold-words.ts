import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoldWords } from './folding.ts'
import { useGraphWords } from './use-graph-words.ts'

/** The words of folds (`foldPicture`), in the reader's language. */
export function useFoldWords(): FoldWords {
  const { t } = useTranslation('flow')
  const { amount, assets } = useGraphWords()
  return useMemo(
    () => ({
      amount,
      assets,
      title: ({ kind, members: { length: count } }, { family, attribution, name }) => {
        if (kind === 'chain') return t('fold.chain', { count })
        if (kind === 'cluster') return t('fold.cluster', { count, name: name ?? '–' })
        const of = attribution ?? (family === 'unknown' ? '' : t(`family.${family}`))
        const known = of !== ''
        if (kind === 'fan-in') return t(known ? 'fold.sendersOf' : 'fold.senders', { count, family: of })
        return t(known ? 'fold.recipientsOf' : 'fold.recipients', { count, family: of })
      },
    }),
    [t, amount, assets],
  )
}
