import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { readStored, writeStored } from '#src/platform/storage.ts'
import { cx } from './cx.ts'
import css from './split-pane.module.css'

export interface SplitPaneProps {
  /** Remembers the width under this name. */
  readonly id: string
  readonly start: ReactNode
  /** Null: the first pane takes it all. */
  readonly end: ReactNode | null
  /** Share of the first pane, in percent. */
  readonly initial?: number
}

const MIN = 25
const MAX = 75
const STEP = 2

/** Two panes side by side with a handle that mouse, touch and arrow keys move. One column on a narrow page. */
export function SplitPane({ id, start, end, initial = 55 }: SplitPaneProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const [share, setShare] = useState(() => clamp(Number(readStored(`split:${id}`) ?? initial)))

  const keep = (next: number) => {
    setShare(clamp(next))
    writeStored(`split:${id}`, clamp(next))
  }
  const onMove = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box.current) return
    const { left, width } = box.current.getBoundingClientRect()
    keep(((event.clientX - left) / width) * 100)
  }
  const onKey = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowLeft: share - STEP,
      ArrowRight: share + STEP,
      Home: MIN,
      End: MAX,
    }
    const next = moves[event.key]
    if (next === undefined) return
    event.preventDefault()
    keep(next)
  }

  return (
    <div
      ref={box}
      className={cx(css['split'])}
      style={
        end === null ? {} : { gridTemplateColumns: `minmax(0, ${share}fr) auto minmax(0, ${100 - share}fr)` }
      }
    >
      {/* The same element with and without a second pane: a table in it keeps its place. */}
      <div className={cx(css['pane'])}>{start}</div>
      {end !== null && (
        <>
          {/* A focusable separator is the window-splitter pattern: an interactive role. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <div
            role="separator"
            // The window-splitter pattern again.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            aria-label={t('split.handle')}
            aria-orientation="vertical"
            aria-valuemin={MIN}
            aria-valuemax={MAX}
            aria-valuenow={Math.round(share)}
            className={cx(css['handle'])}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onMove}
            onKeyDown={onKey}
          />
          <div className={cx(css['pane'])}>{end}</div>
        </>
      )}
    </div>
  )
}

function clamp(share: number): number {
  return Number.isFinite(share) ? Math.min(MAX, Math.max(MIN, share)) : 50
}
