import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { preferencesNow } from '#src/platform/preferences.ts'
import { DataTable } from './data-table.tsx'
import type { Column, DataTableProps, TableLayout, TableSort } from './data-table-types.ts'
import { axeViolations, renderUi } from './testing.tsx'

interface Item {
  readonly id: string
  readonly name: string
  readonly size: number
}

const COLUMNS: readonly Column<Item>[] = [
  { id: 'name', header: 'Name', width: 200, isSortable: true, cell: (item) => item.name },
  { id: 'size', header: 'Size', width: 100, align: 'end', isSortable: true, cell: (item) => item.size },
  { id: 'plain', header: 'Plain', width: 100, cell: () => 'same' },
]

const ITEMS: readonly Item[] = Array.from({ length: 10_000 }, (_, at) => ({
  id: `id ${at}`,
  name: `Item ${at}`,
  size: at,
}))

const itemId = (item: Item) => item.id

type TableProps = Partial<DataTableProps<Item>>

function Table(props: TableProps) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [sort, setSort] = useState<TableSort | null>(null)
  return (
    <div style={{ height: 400 }}>
      <output data-testid="picked">{[...selected].join(',')}</output>
      <DataTable
        label="Items"
        columns={COLUMNS}
        rows={ITEMS}
        getRowId={itemId}
        selected={selected}
        onSelectedChange={setSelected}
        sort={sort}
        onSortChange={setSort}
        {...props}
      />
    </div>
  )
}

const grid = () => page.getByRole('grid')
const gridElement = () => grid().element() as HTMLElement
const picked = () => page.getByTestId('picked')

/** The row that the grid names as its active one; fails the test if it is not in the document. */
function activeRow(): HTMLElement {
  const id = gridElement().getAttribute('aria-activedescendant')
  const row = document.getElementById(id ?? '')
  if (row === null) throw new Error(`no element for aria-activedescendant=${String(id)}`)
  return row
}

async function press(keys: string): Promise<void> {
  gridElement().focus()
  await userEvent.keyboard(keys)
}

test('draws a window of the rows and says how many there are', async () => {
  await renderUi(<Table total={100_000} />)
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '100001')
  await expect.element(page.getByText('Item 0', { exact: true })).toBeVisible()
  const drawn = () => document.querySelectorAll('[role=row]').length
  expect(drawn()).toBeGreaterThan(10)
  expect(drawn()).toBeLessThan(60)

  gridElement().scrollTop = 32 * 5_000
  await expect.element(page.getByText('Item 5000', { exact: true })).toBeInTheDocument()
  expect(drawn()).toBeLessThan(60)
  const row = page.getByText('Item 5000', { exact: true }).element().closest('[role=row]')
  expect(row?.getAttribute('aria-rowindex')).toBe('5002')
})

test('a jump draws what is seen now into the rows that were there, in reading order', async () => {
  await renderUi(<Table />)
  const rows = () => [...document.querySelectorAll('[role=row][id]')]
  const places = () => rows().map((row) => Number(row.getAttribute('aria-rowindex')))
  await expect.element(page.getByText('Item 0', { exact: true })).toBeVisible()
  const before = rows()
  for (const to of [5_000, 5_003, 20, 9_999, 0]) {
    gridElement().scrollTop = 32 * to
    await expect.element(page.getByText(`Item ${to}`, { exact: true })).toBeInTheDocument()
    // The lower half of the window comes a frame after the upper one.
    const isWhole = () =>
      places().length > 12 && places().every((place, at, all) => at === 0 || place === all[at - 1]! + 1)
    await expect.poll(isWhole).toBe(true)
    expect(new Set(places()).size).toBe(places().length)
    for (const row of rows()) {
      const at = Number(row.getAttribute('aria-rowindex')) - 2
      expect(row.textContent).toBe(`Item ${at}${at}same`)
      expect((row as HTMLElement).style.transform).toBe(`translateY(${at * 32}px)`)
    }
  }
  expect(rows().filter((row) => before.includes(row)).length).toBeGreaterThan(before.length / 2)
})

test('keeps the focus and names the row that the keys move to', async () => {
  const onOpen = vi.fn<(item: Item) => void>()
  await renderUi(<Table onOpen={onOpen} />)
  await press('jj')
  expect(activeRow().textContent).toContain('Item 1')
  await press('{ArrowDown}k')
  expect(activeRow().getAttribute('aria-rowindex')).toBe('3')
  await press('{End}')
  await expect.poll(() => activeRow().textContent).toContain('Item 9999')
  expect(document.activeElement).toBe(gridElement())
  await press('{Enter}')
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(ITEMS[9_999])
  await press('{Home}')
  await expect.poll(() => activeRow().getAttribute('aria-rowindex')).toBe('2')
})

test('the active row stays in the document when the wheel goes elsewhere', async () => {
  await renderUi(<Table />)
  await press('j')
  gridElement().scrollTop = 32 * 8_000
  await expect.element(page.getByText('Item 8000', { exact: true })).toBeInTheDocument()
  expect(activeRow().textContent).toContain('Item 0')
})

test('selects one, a range, all that is loaded, and none', async () => {
  await renderUi(<Table rows={ITEMS.slice(0, 6)} />)
  await press('jx')
  await expect.element(picked()).toHaveTextContent('id 0')
  expect(activeRow().getAttribute('aria-selected')).toBe('true')
  await press('{Shift>}{ArrowDown}j{/Shift}')
  await expect.element(picked()).toHaveTextContent('id 0,id 1,id 2')
  await press('{Control>}a{/Control}')
  await expect.element(picked()).toHaveTextContent('id 0,id 1,id 2,id 3,id 4,id 5')
  await press('{Escape}')
  await expect.element(picked()).toBeEmptyDOMElement()

  await page.getByText('Item 1', { exact: true }).click()
  await page.getByText('Item 3', { exact: true }).click({ modifiers: ['Shift'] })
  await expect.element(picked()).toHaveTextContent('id 1,id 2,id 3')
  // The input is under its drawn box, so the mouse of a test cannot hit it directly.
  ;(page.getByRole('checkbox').element() as HTMLElement).click()
  await expect.element(picked()).toHaveTextContent('id 0,id 1,id 2,id 3,id 4,id 5')
})

test('leaves other keys alone', async () => {
  const heard = vi.fn<(key: string) => void>()
  const listen = (event: KeyboardEvent) => heard(event.key)
  document.addEventListener('keydown', listen)
  await renderUi(<Table />)
  await press('aj')
  document.removeEventListener('keydown', listen)
  expect(heard.mock.calls).toEqual([['a']])
})

test('sorts through its headers and says how', async () => {
  await renderUi(<Table />)
  const header = page.getByRole('columnheader', { name: 'Size' })
  await expect.element(header).toHaveAttribute('aria-sort', 'none')
  await page.getByRole('button', { name: 'Size' }).click()
  await expect.element(header).toHaveAttribute('aria-sort', 'descending')
  await page.getByRole('button', { name: 'Size' }).click()
  await expect.element(header).toHaveAttribute('aria-sort', 'ascending')
  await expect.element(page.getByRole('columnheader', { name: 'Plain' })).not.toHaveAttribute('aria-sort')
})

test('hides columns, and Alt with an arrow changes a width', async () => {
  const onLayoutChange = vi.fn<(layout: TableLayout) => void>()
  const layout = { hidden: ['plain'], widths: { name: 200, size: 100 } }
  await renderUi(<Table layout={layout} onLayoutChange={onLayoutChange} />)
  await expect.element(page.getByRole('columnheader', { name: 'Plain' })).not.toBeInTheDocument()
  ;(page.getByRole('button', { name: 'Name' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}')
  expect(onLayoutChange).toHaveBeenCalledExactlyOnceWith({
    hidden: ['plain'],
    widths: { name: 216, size: 100 },
  })
})

test('asks once for each number of rows when its end comes near', async () => {
  const onEndReached = vi.fn<() => void>()
  const screen = await renderUi(<Table rows={ITEMS.slice(0, 100)} onEndReached={onEndReached} />)
  expect(onEndReached).not.toHaveBeenCalled()
  await press('{End}')
  await expect.poll(() => onEndReached.mock.calls.length).toBe(1)
  await press('kj')
  await screen.rerender(<Table rows={ITEMS.slice(0, 200)} onEndReached={onEndReached} />)
  await press('{End}')
  await expect.poll(() => onEndReached.mock.calls.length).toBe(2)
})

test('says that it loads, and why it is empty', async () => {
  const screen = await renderUi(<Table rows={[]} isLoading />)
  await expect.element(grid()).toHaveAttribute('aria-busy', 'true')
  await expect.element(page.getByText('Loading')).toBeInTheDocument()
  expect(await axeViolations()).toEqual([])
  await screen.rerender(<Table rows={[]} empty={<p>No item matches</p>} />)
  await expect.element(page.getByText('No item matches')).toBeVisible()
  expect(await axeViolations()).toEqual([])
})

test('an edge follows the pointer, and the other columns keep the width they had', async () => {
  await renderUi(<Table />)
  const widthOf = (name: string) =>
    page.getByRole('columnheader', { name }).element().getBoundingClientRect().width
  await expect.element(page.getByRole('columnheader', { name: 'Name' })).toBeVisible()
  const before = { name: widthOf('Name'), size: widthOf('Size') }
  const edge = page.getByRole('columnheader', { name: 'Name' }).element().lastElementChild
  if (!(edge instanceof HTMLElement)) throw new Error('the header has no edge')
  // A made-up pointer cannot be captured, so the capture is played; the rest is the component's.
  vi.spyOn(edge, 'setPointerCapture').mockReturnValue()
  vi.spyOn(edge, 'hasPointerCapture').mockReturnValue(true)
  const send = (type: string, clientX: number) =>
    edge.dispatchEvent(new PointerEvent(type, { clientX, bubbles: true, cancelable: true }))
  send('pointerdown', 500)
  send('pointermove', 430)
  await expect.poll(() => widthOf('Name')).toBeCloseTo(before.name - 70, -1)
  expect(widthOf('Size')).toBeCloseTo(before.size, -1)
  send('pointermove', -9_000)
  await expect.poll(() => widthOf('Name')).toBe(56)
})

test('the rows follow the density that the reader prefers', async () => {
  await renderUi(<Table />)
  const box = (at: number) => page.getByRole('row').nth(at).element().getBoundingClientRect()
  const pitch = () => [box(1).height, box(2).top - box(1).top]
  await expect.poll(pitch).toEqual([32, 32])
  preferencesNow().set({ density: 'comfortable' })
  await expect.poll(pitch).toEqual([44, 44])
})
