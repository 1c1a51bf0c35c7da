import axe from 'axe-core'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { HorizontalBars } from './horizontal-bars.tsx'
import { LineByDay } from './line-by-day.tsx'
import { StackedBarsByDay } from './stacked-bars-by-day.tsx'
import type { ChartBar, ChartDay, ChartSelection, ChartSeries } from './types.ts'

const SERIES: ChartSeries[] = [
  { key: 'low', name: 'Low', tone: 'sev-2' },
  { key: 'high', name: 'High', tone: 'sev-4' },
]
const DAYS: ChartDay[] = [
  { day: '2026-11-01', values: { low: 3, high: 1 } },
  { day: '2026-11-02', values: { low: 5, high: null } },
  { day: '2026-11-03', values: { low: 2, high: 7 } },
]
const BARS: ChartBar[] = [
  { key: 'mixer', name: 'Mixer', value: 12, tone: 'sev-4' },
  { key: 'exchange', name: 'Exchange', value: 1204, tone: 'series-1' },
]

const chosen = () => vi.fn<(selection: ChartSelection) => void>()
const bars = (container: Element) => [
  ...container.querySelectorAll<SVGElement>('.recharts-bar-rectangle path'),
]
const cells = (container: Element) =>
  [...container.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))

describe('StackedBarsByDay', () => {
  const chart = (onSelect = chosen()) => (
    <div style={{ width: 600 }}>
      <StackedBarsByDay
        title="Alerts"
        definition="Opened on the day"
        data={DAYS}
        series={SERIES}
        onSelect={onSelect}
      />
    </div>
  )

  it('draws one bar per known value and says which was clicked', async () => {
    const onSelect = chosen()
    const { container } = await render(chart(onSelect))
    await expect.poll(() => bars(container).length).toBe(5)
    await userEvent.click(bars(container).at(-1)!)
    expect(onSelect).toHaveBeenCalledWith({ day: '2026-11-03', series: 'high' })
    await userEvent.click(bars(container)[0]!)
    expect(onSelect).toHaveBeenLastCalledWith({ day: '2026-11-01', series: 'low' })
  })

  it('has the same numbers as a table, unknown apart from zero, and each of them opens', async () => {
    const onSelect = chosen()
    const { container, getByRole } = await render(chart(onSelect))
    await userEvent.click(getByRole('button', { name: 'Show as a table: Alerts' }))
    expect(cells(container)).toEqual([
      ['1 Nov', '3', '1', '4'],
      ['2 Nov', '5', 'not known', '5'],
      ['3 Nov', '2', '7', '9'],
    ])
    await userEvent.click(getByRole('button', { name: '3 Nov, High: 7' }))
    expect(onSelect).toHaveBeenLastCalledWith({ day: '2026-11-03', series: 'high' })
    await userEvent.click(getByRole('button', { name: '2 Nov, Total: 5' }))
    expect(onSelect).toHaveBeenLastCalledWith({ day: '2026-11-02', series: null })
  })

  it('is read and opened by keyboard', async () => {
    const onSelect = chosen()
    const { getByRole } = await render(chart(onSelect))
    const slider = getByRole('slider', { name: 'Alerts' })
    slider.element().focus()
    await userEvent.keyboard('{Home}{ArrowRight}')
    await expect.element(slider).toHaveAttribute('aria-valuetext', '2 Nov: Low 5, High not known')
    await userEvent.keyboard('{Enter}')
    expect(onSelect).toHaveBeenLastCalledWith({ day: '2026-11-02', series: null })
  })

  it('explains how it is counted when asked', async () => {
    const { getByRole, getByText } = await render(chart())
    await expect.element(getByText('Opened on the day')).not.toBeVisible()
    await userEvent.click(getByRole('button', { name: 'How this is counted: Alerts' }))
    await expect.element(getByText('Opened on the day')).toBeVisible()
  })

  it('saves its numbers as CSV with ISO days', async () => {
    const saved: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob)
      return 'blob:nothing'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    const { getByRole } = await render(chart())
    await userEvent.click(getByRole('button', { name: 'Download CSV: Alerts' }))
    expect(await saved[0]!.text()).toContain('Day,Low,High,Total\r\n2026-11-01,3,1,4\r\n2026-11-02,5,,5\r\n')
  })
})

describe('LineByDay', () => {
  it('draws a line per series and opens the day that is clicked', async () => {
    const onSelect = chosen()
    const { container } = await render(
      <div style={{ width: 600 }}>
        <LineByDay
          title="Backlog"
          definition="Open at midnight"
          data={DAYS}
          series={[SERIES[0]!]}
          onSelect={onSelect}
        />
      </div>,
    )
    await expect.poll(() => container.querySelectorAll('.recharts-line-curve').length).toBe(1)
    const plot = container.querySelector('.recharts-wrapper')!
    await userEvent.hover(plot, { position: { x: 560, y: 100 } })
    await expect.poll(() => container.querySelector('.recharts-tooltip-cursor')).not.toBeNull()
    await userEvent.click(plot, { position: { x: 560, y: 100 } })
    // The library reports a click on the plot in the next frame.
    await vi.waitFor(() => expect(onSelect).toHaveBeenLastCalledWith({ day: '2026-11-03', series: 'low' }))
  })
})

describe('HorizontalBars', () => {
  it('draws a bar per category with its value, and opens it by pointer, keyboard and table', async () => {
    const onSelect = chosen()
    const { container, getByRole } = await render(
      <div style={{ width: 600 }}>
        <HorizontalBars title="Exposure" definition="Share of inflow" data={BARS} onSelect={onSelect} />
      </div>,
    )
    await expect.poll(() => bars(container).length).toBe(2)
    await expect.poll(() => container.textContent).toContain('1,204')
    await userEvent.click(bars(container)[1]!)
    expect(onSelect).toHaveBeenLastCalledWith({ day: null, series: 'exchange' })
    getByRole('slider', { name: 'Exposure' }).element().focus()
    await userEvent.keyboard('{Home}{Enter}')
    expect(onSelect).toHaveBeenLastCalledWith({ day: null, series: 'mixer' })
    await userEvent.click(getByRole('button', { name: 'Show as a table: Exposure' }))
    expect(cells(container)).toEqual([
      ['Mixer', '12'],
      ['Exchange', '1,204'],
    ])
    await userEvent.click(getByRole('button', { name: 'Exchange', exact: true }))
    expect(onSelect).toHaveBeenLastCalledWith({ day: null, series: 'exchange' })
  })
})

describe('all charts', () => {
  it('say so when there is nothing, and pass axe as chart and as table', async () => {
    const { container, getByRole, getByText } = await render(
      <main style={{ width: 600 }}>
        <h2>Figures</h2>
        <StackedBarsByDay
          title="Alerts"
          definition="Opened"
          data={DAYS}
          series={SERIES}
          onSelect={chosen()}
        />
        <LineByDay title="Backlog" definition="Open" data={DAYS} series={SERIES} />
        <HorizontalBars title="Exposure" definition="Share" data={BARS} onSelect={chosen()} />
        <HorizontalBars title="Nothing" definition="Share" data={[]} />
      </main>,
    )
    await expect.element(getByText('Nothing in this period')).toBeVisible()
    const faults = async () =>
      (await axe.run(container)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)
    expect(await faults()).toEqual([])
    await userEvent.click(getByRole('button', { name: 'Show as a table: Alerts' }))
    await userEvent.click(getByRole('button', { name: 'Show as a table: Exposure' }))
    expect(await faults()).toEqual([])
    expect(document.querySelectorAll('main style')).toHaveLength(0)
  })
})
