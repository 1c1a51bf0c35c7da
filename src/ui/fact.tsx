import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './fact.module.css'

/** Named facts in the head of a page, in one line that breaks where it must. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <span className={cx(css['facts'])}>{children}</span>
}

/** One of them. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className={cx(css['fact'])}>
      <span>{name}</span>
      <span>{children}</span>
    </span>
  )
}
