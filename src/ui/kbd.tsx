import { keysOf } from '#src/platform/shortcuts.ts'
import { cx } from './cx.ts'
import css from './kbd.module.css'

/** The keys of a shortcut, as this machine calls them: `<Kbd shortcut="mod+k" />`. */
export function Kbd({ shortcut }: { readonly shortcut: string }) {
  return (
    <span className={cx(css['keys'])}>
      {keysOf(shortcut).map((key) => (
        <kbd key={key} className={cx(css['key'])}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
