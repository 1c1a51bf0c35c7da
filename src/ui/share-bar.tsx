import { useFormat } from '#src/platform/use-format.ts'
import { cx } from './cx.ts'
import css from './score.module.css'

export interface Share {
  readonly id: string
  readonly name: string
  /** Parts per million of the whole. */
  readonly ppm: number
  /** A CSS colour, best a token: `var(--sev-5)`. */
  readonly color: string
  /** Not attributed to anything: drawn hatched. */
  readonly isUnknown?: boolean
}

export interface ShareBarProps {
  /** What the shares are of. */
  readonly label: string
  readonly shares: readonly Share[]
  /** Names and percentages under the bar. Without it they are for screen readers and the title only. */
  readonly hasLegend?: boolean
}

/** Parts of a whole in one line. What the shares leave open stays empty: it is not filled with "clean". */
export function ShareBar({ label, shares, hasLegend = false }: ShareBarProps) {
  const format = useFormat()
  const words = shares.map((share) => `${share.name} ${format.ppm(share.ppm)}`).join(', ')
  return (
    <div>
      <div className={cx(css['share'])} role="img" aria-label={`${label}: ${words}`} title={words}>
        {shares
          .filter((share) => share.ppm > 0)
          .map((share) => (
            <i
              key={share.id}
              className={cx(share.isUnknown && css['hatched'])}
              style={{ width: `${share.ppm / 10_000}%`, backgroundColor: share.color }}
            />
          ))}
      </div>
      {hasLegend && (
        <ul className={cx(css['legend'])} aria-hidden>
          {shares.map((share) => (
            <li key={share.id}>
              <i className={cx(share.isUnknown && css['hatched'])} style={{ backgroundColor: share.color }} />
              {share.name} <b>{format.ppm(share.ppm)}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
