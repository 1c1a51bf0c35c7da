import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './page.module.css'

export interface PageProps {
  readonly children: ReactNode
  /** `flow` scrolls as a whole; `fill` is as high as the window, for a table or a graph that scrolls inside. */
  readonly layout?: 'flow' | 'fill'
}

/** The frame of a page: its margins and the distance between its parts. Wrap what fills in `<FillArea>`. */
export function Page({ children, layout = 'flow' }: PageProps) {
  return <div className={cx(css['page'], layout === 'fill' && css['fill'])}>{children}</div>
}

/** Takes the height that is left in a `fill` page; its child gets a definite height. */
export function FillArea({ children }: { readonly children: ReactNode }) {
  return <div className={cx(css['area'])}>{children}</div>
}
