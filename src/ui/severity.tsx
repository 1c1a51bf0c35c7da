import { useTranslation } from 'react-i18next'
import css from './badge.module.css'
import { cx } from './cx.ts'

/** 5 critical … 1 info; 0 is unknown, which is never shown as clean. */
export type Severity = 0 | 1 | 2 | 3 | 4 | 5

export const SEVERITIES = [5, 4, 3, 2, 1, 0] as const satisfies readonly Severity[]

/** Each severity has its own outline, so it reads without colour and at 12 pixels. */
const SHAPE: Record<Severity, React.ReactNode> = {
  5: (
    <path
      d="M4.800.500h6.400l4.300 4.300v6.400l-4.300 4.300H4.800L.500 11.200V4.800zM7 3.500v5.500h2V3.500zm0 7v2h2v-2z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
  4: <path d="M8 1.500 15.200 14H.800z" fill="currentColor" />,
  3: <path d="M8 .800 15.200 8 8 15.200.800 8z" fill="currentColor" />,
  2: <rect x="2.500" y="2.500" width="11" height="11" rx="1" fill="currentColor" />,
  1: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2.500" />,
  0: (
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray="2.600 2.100"
    />
  ),
}

/** Any number as a severity; what is not one of the scale is unknown. */
export function toSeverity(value: number | null | undefined): Severity {
  return SEVERITIES.find((severity) => severity === value) ?? 0
}

export function SeverityShape({
  severity,
  size = 13,
}: {
  readonly severity: Severity
  readonly size?: number
}) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden
      style={{ color: `var(--sev-${severity})` }}
    >
      {SHAPE[severity]}
    </svg>
  )
}

export interface SeverityBadgeProps {
  readonly severity: Severity
  /** `solid` on a ground of its colour, `plain` in tables. */
  readonly variant?: 'solid' | 'plain'
}

/** Severity as shape, colour and word. */
export function SeverityBadge({ severity, variant = 'plain' }: SeverityBadgeProps) {
  const { t } = useTranslation()
  const solid = variant === 'solid'
  return (
    <span
      className={cx(css['severity'], solid && css['solid'])}
      style={{
        color: `var(--sev-${severity}-text)`,
        ...(solid ? { background: `var(--sev-${severity}-bg)` } : {}),
      }}
    >
      <SeverityShape severity={severity} />
      {t(`severity.${severity}`)}
    </span>
  )
}
