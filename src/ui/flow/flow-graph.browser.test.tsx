import axe from 'axe-core'
import { StrictMode, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { scaleFreeGraph } from '#core/flow/layout/layout.fixture.ts'
import { renderUi } from '#src/ui/testing.tsx'
import { FlowGraph, type FlowGraphHandle, type FlowGraphProps } from './flow-graph.tsx'
import { FlowTable } from './flow-table.tsx'
import { SAMPLE } from './graph.fixture.ts'
import type { FlowDirection, FlowGraphData, FlowNode, FlowSelection } from './model.ts'
import { useFlowLabels } from './use-flow-labels.ts'

type Props = Omit<FlowGraphProps, 'labels'>

function Frame(props: Props) {
  const labels = useFlowLabels()
  return (
    <StrictMode>
      <div style={{ width: 1000, height: 500 }}>
        <FlowGraph {...props} labels={labels} />
      </div>
    </StrictMode>
  )
}

async function mount(props: Partial<Props> = {}) {
  let handle: FlowGraphHandle | null = null
  const ref = (value: FlowGraphHandle | null): void => {
    handle = value
  }
  const screen = await renderUi(<Frame graph={SAMPLE} {...props} ref={ref} />)
  // The words are loaded first.
  await vi.waitFor(() => expect(handle).not.toBeNull())
  return {
    handle: () => handle!,
    canvases: () => [...screen.container.querySelectorAll('canvas')],
    update: (graph: FlowGraphData, rest: Partial<Props> = {}) =>
      screen.rerender(
        <I18nProvider locale="en">
          <Frame graph={graph} {...props} {...rest} ref={ref} />
        </I18nProvider>,
      ),
    screen,
  }
}

const said = (container: Element): string => container.querySelector('[aria-live]')!.textContent

describe('FlowGraph', () => {
  it('places every node, sources to the left of the subject and destinations to the right', async () => {
    const { handle } = await mount()
    const positions = handle().positions()
    expect([...positions.keys()].sort()).toEqual(SAMPLE.nodes.map((node) => node.id).sort())
    expect(positions.get('subject')).toEqual({ x: 0, y: 0 })
    expect(positions.get('risk')!.x).toBeLessThan(positions.get('hop')!.x)
    expect(positions.get('exchange')!.x).toBeGreaterThan(0)
  })

  it('keeps its canvases and every position when the graph grows or shrinks', async () => {
    const { handle, canvases, update } = await mount()
    const [before, places] = [canvases(), new Map(handle().positions())]
    const grown: FlowGraphData = {
      nodes: [...SAMPLE.nodes, { id: 'new', kind: 'address', label: '0xnew' }],
      edges: [...SAMPLE.edges, { ...SAMPLE.edges[3]!, id: 'e6', target: 'new' }],
    }
    await update(grown)
    expect(handle().positions().size).toBe(7)
    for (const [id, point] of places) expect(handle().positions().get(id)).toEqual(point)
    await update({ nodes: SAMPLE.nodes.slice(0, 3), edges: SAMPLE.edges.slice(0, 2) })
    expect([...handle().positions().keys()]).toEqual(['risk', 'hop', 'subject'])
    expect(canvases()).toEqual(before)
  })

  it('opens a saved view where it was left, and tidies up only when asked', async () => {
    const savedPositions = new Map(
      SAMPLE.nodes.slice(0, 5).map(({ id }, at) => [id, { x: 20 + 250 * at, y: -70 * at }]),
    )
    const { handle } = await mount({ savedPositions })
    for (const [id, point] of savedPositions) expect(handle().positions().get(id)).toEqual(point)
    expect(handle().positions().size).toBe(6)
    handle().tidy()
    expect(handle().positions().get('subject')).toEqual({ x: 0, y: 0 })
  })

  it('keeps its canvases when the theme changes', async () => {
    const { canvases } = await mount()
    const before = canvases()
    document.documentElement.dataset['theme'] = 'dark'
    await new Promise((resolve) => requestAnimationFrame(resolve))
    delete document.documentElement.dataset['theme']
    expect(canvases()).toEqual(before)
  })

  it('selects what is clicked, and nothing where nothing is', async () => {
    const onSelect = vi.fn<(selection: FlowSelection | null) => void>()
    const { screen } = await mount({ onSelect })
    const stage = screen.container.querySelector<HTMLElement>('.__________cytoscape_container')!
    const box = stage.getBoundingClientRect()
    // The six cards stand in five columns around the middle row; the subject's is found by its summary position.
    await userEvent.click(page.elementLocator(stage), { position: { x: 4, y: box.height / 2 + 120 } })
    await vi.waitFor(() => expect(onSelect).toHaveBeenLastCalledWith(null))
    const hit = await clickUntilNode(stage, onSelect)
    expect(SAMPLE.nodes).toContain(hit)
  })

  it('lays a large graph out in a worker', async () => {
    const { nodes, edges } = scaleFreeGraph(200)
    const graph: FlowGraphData = {
      nodes: nodes.map(({ id }, at) => ({
        id,
        kind: 'address',
        label: id,
        ...(at === 0 ? { role: 'subject' as const } : {}),
      })),
      edges: edges.map((edge) => ({ ...SAMPLE.edges[3]!, ...edge })),
    }
    const { handle } = await mount({ graph })
    await vi.waitFor(() => expect(handle().positions().size).toBe(200), { timeout: 10_000 })
    expect(handle().positions().get('n0')).toEqual({ x: 0, y: 0 })
  })

  it('can be walked by keyboard, and says where it is', async () => {
    const onSelect = vi.fn<(selection: FlowSelection | null) => void>()
    const onExpand = vi.fn<(node: FlowNode, direction: FlowDirection) => void>()
    const { screen } = await mount({ onSelect, onExpand })
    screen.container.querySelector<HTMLElement>('[role="application"]')!.focus()
    await expect.poll(() => said(screen.container)).toContain('Customer 7. Flows in: 2, out: 2.')
    await userEvent.keyboard('{ArrowLeft}')
    await expect.poll(() => said(screen.container)).toContain('18 ETH from 0xb071…c772 to Customer 7')
    await userEvent.keyboard('{ArrowLeft}')
    await expect.poll(() => said(screen.container)).toContain('Locker crew, Ransomware, Critical')
    await userEvent.keyboard('{Enter}')
    expect(onSelect).toHaveBeenLastCalledWith({ type: 'node', node: SAMPLE.nodes[0] })
    await userEvent.keyboard('{ArrowLeft}')
    await expect.poll(() => said(screen.container)).toContain('Nothing flows in to Locker crew')
    await userEvent.keyboard('h{ArrowRight}{ArrowDown}')
    await expect.poll(() => said(screen.container)).toContain('0x11aa…22bb')
    await userEvent.keyboard('e')
    expect(onExpand).toHaveBeenLastCalledWith(SAMPLE.nodes[4], 'out')
    await userEvent.keyboard('{Escape}')
    expect(onSelect).toHaveBeenLastCalledWith(null)
  })

  it('exports a picture that is not blank', async () => {
    const { handle } = await mount()
    const bitmap = await createImageBitmap(await handle().exportPng())
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    const colours = new Set(
      Array.from(
        { length: data.length / 4 },
        (_, at) => `${data[4 * at]},${data[4 * at + 1]},${data[4 * at + 2]}`,
      ),
    )
    expect(bitmap.width).toBeGreaterThan(1000)
    expect(colours.size).toBeGreaterThan(8)
  })

  it('stands where it is pinned, whatever the layout, and returns when the pin is taken away', async () => {
    const { handle, update } = await mount()
    const before = handle().positions().get('exchange')!
    const pins = new Map([['exchange', { x: 700, y: 300 }]])
    await update(SAMPLE, { pins })
    expect(handle().positions().get('exchange')).toEqual({ x: 700, y: 300 })
    await update(SAMPLE, { pins, layout: 'force' })
    expect(handle().positions().get('exchange')).toEqual({ x: 700, y: 300 })
    await update(SAMPLE, { pins: new Map(), layout: 'hop' })
    expect(handle().positions().get('exchange')).toEqual(before)
  })

  it('writes an SVG with what is drawn, its taint, notes and frame, and without what is hidden', async () => {
    const { handle } = await mount({
      hidden: new Set(['other']),
      paint: { edges: new Map([['e3', { share: 0.5, text: '4.75 ETH (50 %)' }]]) },
      notes: [{ id: 'n', text: 'Asked <him> & waits', at: { node: 'subject' } }],
      groups: [{ id: 'g', title: 'Ours 我們', members: ['subject'] }],
    })
    const svg = handle().exportSvg({ title: 'Case 7', footer: ['As of 2026-11-22'] })
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
    expect(parsed.querySelector('parsererror')).toBeNull()
    const words = parsed.documentElement.textContent
    for (const part of [
      'Case 7',
      'As of 2026-11-22',
      'Harbour Exchan',
      '4.75 ETH (50 %)',
      'Asked <him> & waits',
      'Ours 我們',
      'Tainted part',
    ])
      expect(words).toContain(part)
    expect(words).not.toContain('0x11aa…22bb')
    expect(handle().positions().has('other')).toBe(true)
  })

  it('says so when there is nothing to draw', async () => {
    const { screen } = await mount({ graph: { nodes: [], edges: [] } })
    await expect.element(screen.getByText('No flows to draw')).toBeVisible()
  })

  it('describes itself and passes axe, with its table', async () => {
    const screen = await renderUi(<Twins />)
    await expect.element(screen.getByRole('application')).toBeInTheDocument()
    expect(screen.container.querySelector('figcaption')!.textContent).toContain('Sources up to 2 hops back')
    const { violations } = await axe.run(screen.container)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    )
  })
})

describe('FlowTable', () => {
  it('holds every flow and every node of the graph', async () => {
    const screen = await renderUi(<Table />)
    const ids = () =>
      [...screen.container.querySelectorAll<HTMLElement>('tbody tr')].map((row) => row.dataset['id'])
    expect(ids()).toEqual(SAMPLE.edges.map((edge) => edge.id))
    await expect
      .element(screen.getByRole('row', { name: /Locker crew.*0xb071…c772.*20 ETH.*On path/ }))
      .toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: /Addresses and entities/ }))
    expect(ids()).toEqual(SAMPLE.nodes.map((node) => node.id))
    await expect
      .element(screen.getByRole('row', { name: /Customer 7.*Unattributed.*0.*2.*2.*3.2 ETH/ }))
      .toBeVisible()
  })

  it('sorts by a heading, down and up and back', async () => {
    const screen = await renderUi(<Table />)
    const ids = () =>
      [...screen.container.querySelectorAll<HTMLElement>('tbody tr')].map((row) => row.dataset['id'])
    const amount = screen.getByRole('button', { name: 'Amount' })
    await userEvent.click(amount)
    expect(ids()).toEqual(['e1', 'e2', 'e5', 'e3', 'e4'])
    await expect
      .element(screen.getByRole('columnheader', { name: 'Amount' }))
      .toHaveAttribute('aria-sort', 'descending')
    await userEvent.click(amount)
    expect(ids()).toEqual(['e4', 'e3', 'e5', 'e2', 'e1'])
    await userEvent.click(amount)
    expect(ids()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5'])
  })

  it('shows and sets the selection that the graph has', async () => {
    const screen = await renderUi(<Twins />)
    await userEvent.click(screen.getByRole('row', { name: /Harbour Exchange/ }).getByRole('button'))
    await expect.element(screen.getByTestId('selected')).toHaveTextContent('e3')
    await expect
      .element(screen.getByRole('row', { name: /Harbour Exchange/ }).getByRole('button'))
      .toHaveAttribute('aria-pressed', 'true')
    screen.container.querySelector<HTMLElement>('[role="application"]')!.focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByTestId('selected')).toHaveTextContent('subject')
  })
})

function Table() {
  return <FlowTable graph={SAMPLE} labels={useFlowLabels()} />
}

function Twins() {
  const labels = useFlowLabels()
  const [selected, setSelected] = useState<string | null>(null)
  const select = (selection: FlowSelection | null): void =>
    setSelected(selection === null ? null : selection.type === 'node' ? selection.node.id : selection.edge.id)
  return (
    <main style={{ width: 1000 }}>
      <div style={{ height: 400 }}>
        <FlowGraph
          graph={SAMPLE}
          labels={labels}
          selectedId={selected}
          onSelect={select}
          legendOpen
          widthScale={{ minText: '1 ETH', maxText: '20 ETH' }}
        />
      </div>
      <output data-testid="selected">{selected}</output>
      <FlowTable graph={SAMPLE} labels={labels} selectedId={selected} onSelect={select} />
    </main>
  )
}

/** Walks the middle row from left to right until a card is hit: where it stands is the layout's business. */
async function clickUntilNode(stage: HTMLElement, onSelect: { mock: { calls: [FlowSelection | null][] } }) {
  const { width, height } = stage.getBoundingClientRect()
  for (let x = 40; x < width; x += 60) {
    for (const y of [height / 2 - 30, height / 2, height / 2 + 30]) {
      await userEvent.click(page.elementLocator(stage), { position: { x, y } })
      const selection = onSelect.mock.calls.at(-1)?.[0]
      if (selection?.type === 'node') return selection.node
    }
  }
  throw new Error('no card was hit')
}
