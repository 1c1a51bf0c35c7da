import type { AlertFull } from '#src/data/alerts.ts'
import { Panel } from '#src/ui/panel.tsx'
import { ContributionList } from '#src/ui/score.tsx'
import css from './alert.module.css'
import { contributionText, factorsText } from './sentence.ts'
import { tellApart } from './tell-apart.ts'
import { useWords } from './use-alert-t.ts'

/** What the score is made of: the points add up to it, and each says how it came about. */
export function ScorePanel({ receipt }: { readonly receipt: AlertFull['receipt'] }) {
  const words = useWords()
  const { t } = words
  // Two findings of one rule weigh alike: without a number they read as one that is shown twice.
  const labels = tellApart(receipt.contributions.map((contribution) => contributionText(contribution, words)))
  return (
    <Panel title={t('alert:scoreTitle')}>
      <ContributionList
        total={receipt.score}
        contributions={receipt.contributions.map((contribution, at) => {
          const factors = factorsText(contribution, words)
          return {
            id: contribution.id,
            label: labels[at]!,
            points: contribution.points,
            ...(factors === null ? {} : { detail: factors }),
          }
        })}
      />
      <p className={css['muted']}>{t('alert:scoreHint')}</p>
    </Panel>
  )
}
