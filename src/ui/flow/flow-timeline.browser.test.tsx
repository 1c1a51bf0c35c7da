import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { TimeWindow } from '#core/flow/picture/time-window.ts'
import { axeViolations, renderUi } from '#src/ui/testing.tsx'
import { FlowTimeline } from './flow-timeline.tsx'

const DAY = 86_400_000
const START = Date.UTC(2026, 0, 1)
const ROWS = [
  ...Array.from({ length: 10 }, (_, at) => ({ time: START + at * DAY, units: BigInt(at + 1) })),
  { time: null, units: 5n },
]

function Desk() {
  const [value, setValue] = useState<TimeWindow | null>(null)
  return (
    <main>
      <FlowTimeline
        rows={ROWS}
        measure="ETH"
        text={(units) => `${units} wei`}
        value={value}
        onChange={setValue}
      />
      <output data-testid="window">
        {value === null ? 'all' : `${(value.from - START) / DAY}..${(value.to + 1 - START) / DAY}`}
      </output>
    </main>
  )
}

describe('FlowTimeline', () => {
  it('narrows the window by keyboard, one bar a key, and says what stands apart', async () => {
    const screen = await renderUi(<Desk />)
    await expect.element(screen.getByText(/^1 without a known time/)).toBeVisible()
    const start = screen.getByRole('slider', { name: /From/ })
    start.element().focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    await expect.element(screen.getByTestId('window')).toHaveTextContent('0.5..9.25')
    // What is heard is the time, not the number of the bar.
    await expect.element(start).toHaveAttribute('aria-valuetext', expect.stringMatching(/^2026-01-01/))
    await userEvent.click(screen.getByRole('button', { name: 'Whole time' }))
    await expect.element(screen.getByTestId('window')).toHaveTextContent('all')
  })

  it('is brushed with the mouse over the bars', async () => {
    const screen = await renderUi(<Desk />)
    await expect.element(screen.getByRole('slider', { name: /From/ })).toBeInTheDocument()
    const bars = screen.container.querySelector('svg[viewBox][preserveAspectRatio]')!
    const box = bars.getBoundingClientRect()
    const at = (share: number) => ({
      clientX: box.left + share * box.width,
      clientY: box.top + 10,
      pointerId: 1,
      bubbles: true,
    })
    bars.setPointerCapture = () => {}
    bars.dispatchEvent(new PointerEvent('pointerdown', at(0.25)))
    bars.dispatchEvent(new PointerEvent('pointermove', at(0.6)))
    bars.dispatchEvent(new PointerEvent('pointerup', at(0.6)))
    await expect.element(screen.getByTestId('window')).toHaveTextContent('2.25..5.75')
  })

  it('replays from the start of the window', async () => {
    const screen = await renderUi(<Desk />)
    await userEvent.click(screen.getByRole('button', { name: /Replay|Next step/ }))
    await expect.poll(() => screen.getByTestId('window').element().textContent).toMatch(/^0\.\.[\d.]+$/)
  })

  it('passes axe in the dark', async () => {
    const screen = await renderUi(<Desk />, { theme: 'dark' })
    await expect.element(screen.getByRole('slider', { name: /From/ })).toBeInTheDocument()
    expect(await axeViolations()).toEqual([])
  })
})
