import type { ReactNode } from 'react'
import css from './alert.module.css'

/** One named fact in the head of an alert. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className={css['fact']}>
      <span>{name}</span>
      <span>{children}</span>
    </span>
  )
}
