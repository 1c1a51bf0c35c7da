import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { ResponsiveContainer } from 'recharts'
import css from './chart.module.css'

interface PlotProps {
  readonly name: string
  readonly keys: string
  readonly height: number
  readonly count: number
  /** What stands at a position, in words. */
  readonly textAt: (at: number) => string
  readonly onChoose?: ((at: number) => void) | undefined
  /** Draws the chart; `active` is where the keyboard stands. */
  readonly children: (active: number | null) => ReactNode
}

/**
 * The drawn chart for pointer and keyboard: one tab stop that moves over the positions like a slider and says
 * each position's values. The drawing itself is hidden from screen readers.
 */
export function Plot({ name, keys, height, count, textAt, onChoose, children }: PlotProps) {
  const [at, setAt] = useState(count - 1)
  const [focused, setFocused] = useState(false)
  const here = Math.min(at, count - 1)
  const press = (event: KeyboardEvent): void => {
    const next: Record<string, number> = {
      ArrowRight: here + 1,
      ArrowDown: here + 1,
      ArrowLeft: here - 1,
      ArrowUp: here - 1,
      PageUp: here - 7,
      PageDown: here + 7,
      Home: 0,
      End: count - 1,
    }
    const to = next[event.key]
    if (to !== undefined) setAt(Math.min(count - 1, Math.max(0, to)))
    else if (event.key === 'Enter' || event.key === ' ') onChoose?.(here)
    else return
    event.preventDefault()
  }
  return (
    <div className={css['plot']} style={{ height }}>
      <div
        className={css['keyboard']}
        role="slider"
        aria-label={name}
        aria-description={keys}
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={here + 1}
        aria-valuetext={textAt(here)}
        tabIndex={0}
        onKeyDown={press}
        // Not on a click: the ring and the readout are for whoever came by keyboard.
        onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
      />
      <div className={css['drawing']} aria-hidden="true" data-choosable={onChoose !== undefined}>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 600, height }}>
          {children(focused ? here : null)}
        </ResponsiveContainer>
      </div>
      {focused && (
        <p className={css['readout']} aria-hidden="true">
          {textAt(here)}
        </p>
      )}
    </div>
  )
}
