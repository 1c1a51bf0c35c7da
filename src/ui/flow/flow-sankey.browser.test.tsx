import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { SankeyPath } from '#core/flow/picture/sankey.ts'
import { axeViolations, renderUi } from '#src/ui/testing.tsx'
import { FlowSankey } from './flow-sankey.tsx'
import { SAMPLE } from './graph.fixture.ts'

const PATHS: readonly SankeyPath[] = [
  {
    id: '1',
    asset: 'eth',
    steps: [
      { from: 'risk', to: 'hop', units: 20n },
      { from: 'hop', to: 'subject', units: 18n },
    ],
  },
  { id: '2', asset: 'usdc', steps: [{ from: 'risk', to: 'subject', units: 500n }] },
]
const PROPS = {
  paths: PATHS,
  nodes: new Map(SAMPLE.nodes.map((node) => [node.id, node])),
  assets: new Map([
    ['eth', { symbol: 'ETH', decimals: 0 }],
    ['usdc', { symbol: 'USDC', decimals: 0 }],
  ]),
  amount: (units: string) => units,
}

describe('FlowSankey', () => {
  it('draws one picture for each asset, and never a sum of both', async () => {
    const screen = await renderUi(<FlowSankey {...PROPS} />)
    await expect.element(screen.getByRole('figure', { name: /ETH/ })).toBeVisible()
    await expect.element(screen.getByRole('figure', { name: /USDC/ })).toBeVisible()
    expect(screen.container.textContent).not.toContain('520')
  })

  it('has a table with the same, from which a node is selected by keyboard', async () => {
    const onSelect = vi.fn<(id: string) => void>()
    const screen = await renderUi(
      <main>
        <FlowSankey {...PROPS} onSelect={onSelect} />
      </main>,
    )
    const figure = screen.getByRole('figure', { name: /ETH/ })
    await userEvent.click(figure.getByText('The same as a table'))
    await expect.element(figure.getByRole('row', { name: /Locker crew.*0xb071…c772.*20 ETH/ })).toBeVisible()
    figure
      .getByRole('row', { name: /Locker crew/ })
      .getByRole('button')
      .first()
      .element()
      .focus()
    await userEvent.keyboard('{Enter}')
    expect(onSelect).toHaveBeenCalledWith('risk')
    expect(await axeViolations()).toEqual([])
  })
})
