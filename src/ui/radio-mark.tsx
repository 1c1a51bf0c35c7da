import { cx } from './cx.ts'
import css from './radio-mark.module.css'

/** The round mark of a radio button; whether it is chosen or has the focus, its `Radio` around it says. */
export function RadioMark() {
  return <i aria-hidden className={cx(css['mark'])} />
}
