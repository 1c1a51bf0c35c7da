import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './badge.module.css'
import { cx } from './cx.ts'

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'danger' | 'info' | 'outline'

export interface BadgeProps {
  readonly children: ReactNode
  readonly tone?: Tone
  readonly icon?: LucideIcon
  /** Native tooltip with the long form. */
  readonly title?: string
}

/** A short fact: `Direct`, `v3`, `Demo`. */
export function Badge({ children, tone = 'neutral', icon: Icon, title }: BadgeProps) {
  return (
    <span className={cx(css['badge'], css[tone])} title={title}>
      {Icon && <Icon size={12} aria-hidden />}
      {children}
    </span>
  )
}

export interface StatusPillProps {
  readonly children: ReactNode
  readonly tone?: 'neutral' | 'accent' | 'ok' | 'warn' | 'danger'
  /** Shape of the mark: `hollow` not begun, `half` under way, `full` settled. */
  readonly mark?: 'hollow' | 'half' | 'full'
}

const DOT = {
  neutral: 'var(--text-faint)',
  accent: 'var(--accent)',
  ok: 'var(--ok)',
  warn: 'var(--sev-3)',
  danger: 'var(--sev-5)',
} as const

/** Where something stands in its life: a mark whose shape says it too, and the word. */
export function StatusPill({ children, tone = 'neutral', mark = 'full' }: StatusPillProps) {
  return (
    <span
      className={cx(css['badge'], css['pill'], mark !== 'full' && css[mark])}
      style={{ '--dot': DOT[tone] } as React.CSSProperties}
      {...(typeof children === 'string' ? { title: children } : {})}
    >
      <span>{children}</span>
    </span>
  )
}
