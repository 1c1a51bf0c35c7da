import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
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
 * The drawn chart for pointer and keyboard: one tab stop, a slider over the positions, and says
 * each position's values. The drawing itself is hidden from screen readers.
 */
export function Plot({ name, keys, height, count, textAt, onChoose, children }: PlotProps) {
  const [at, setAt] = useState(count - 1)
  const [focused, setFocused] = useState(false)
  const here = Math.min(at, count - 1)
  const keysId = useId()
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onChoose?.(here)
  }
  return (
    <div className={css['plot']} style={{ height }}>
      <input
        type="range"
        className={css['keyboard']}
        aria-label={name}
        aria-describedby={keysId}
        aria-valuetext={textAt(here)}
        min={1}
        max={count}
        value={here + 1}
        onChange={(event) => setAt(event.currentTarget.valueAsNumber - 1)}
        onKeyDown={press}
        // Not on a click: the ring and the readout are for whoever came by keyboard.
        onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
      />
      <p id={keysId} hidden>
        {keys}
      </p>
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
