import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import css from './score.module.css'
import type { Severity } from './severity.tsx'

export interface ScoreMeterProps {
  readonly score: number
  readonly max?: number
  /** Colour of the bar; the word stands in the severity badge beside it. */
  readonly severity: Severity
}

/** A score and how far it is along its scale. */
export function ScoreMeter({ score, max = 100, severity }: ScoreMeterProps) {
  const { t } = useTranslation()
  return (
    <span
      className={cx(css['meter'])}
      role="meter"
      aria-label={t('score.label', { score, max })}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={score}
    >
      <span className={cx(css['number'])}>{score}</span>
      <span className={cx(css['track'])}>
        <span
          className={cx(css['fill'])}
          style={{ width: `${clampPercent(score / max)}%`, background: `var(--sev-${severity})` }}
        />
      </span>
    </span>
  )
}

export interface Contribution {
  readonly id: string
  readonly label: ReactNode
  readonly detail?: ReactNode
  /** Negative points lower the score. */
  readonly points: number
}

export interface ContributionListProps {
  readonly contributions: readonly Contribution[]
  /** Printed as the total. Must be the sum: where it is not, the list says so rather than hide it. */
  readonly total: number
}

/** What a score is made of: points one under another, each bar beginning where the last one ended. */
export function ContributionList({ contributions, total }: ContributionListProps) {
  const { t } = useTranslation()
  const steps = cascade(contributions)
  const end = steps.at(-1)?.to ?? 0
  const span = Math.max(total, ...steps.map((step) => Math.max(step.from, step.to)), 1)
  return (
    <div className={cx(css['list'])} role="list">
      {steps.map(({ item, from, to }) => (
        <div key={item.id} role="listitem" className={cx(css['row'])}>
          <span>
            {item.label}
            {item.detail !== undefined && <small>{item.detail}</small>}
          </span>
          <span className={cx(css['bar'])} aria-hidden>
            <i
              {...(item.points < 0 ? { 'data-negative': true } : {})}
              style={{
                left: `${clampPercent(Math.min(from, to) / span)}%`,
                width: `${clampPercent(Math.abs(to - from) / span)}%`,
              }}
            />
          </span>
          <span className={cx(css['points'])}>{signed(item.points)}</span>
        </div>
      ))}
      <div role="listitem" className={cx(css['total'])}>
        <span>{t('score.total')}</span>
        <span />
        <span className={cx(css['points'])}>{end === total ? total : `${end} ≠ ${total}`}</span>
      </div>
    </div>
  )
}

function cascade(contributions: readonly Contribution[]) {
  let sum = 0
  return contributions.map((item) => {
    const from = sum
    sum += item.points
    return { item, from, to: sum }
  })
}

function signed(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`
}

function clampPercent(share: number): number {
  return Math.min(100, Math.max(0, share * 100))
}
