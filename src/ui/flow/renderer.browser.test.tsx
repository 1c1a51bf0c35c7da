import { afterEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { scaleFreeGraph } from '#core/flow/layout/layout.fixture.ts'
import { usePreferences } from '#src/platform/preferences.ts'
import { renderUi } from '#src/ui/testing.tsx'
import { FlowGraph, type FlowGraphHandle } from './flow-graph.tsx'
import type { FlowGraphData } from './model.ts'
import { useRendererChoice } from './renderer.ts'
import { isSoftware } from './renderer-choice.ts'
import { useFlowLabels } from './use-flow-labels.ts'

const { nodes, edges } = scaleFreeGraph(700)
const LARGE: FlowGraphData = {
  nodes: nodes.map(({ id }, at) => ({
    id,
    kind: 'address',
    label: `0x${id}`,
    sublabel: 'Mixer',
    category: 'mixer',
    severity: 4,
    ...(at === 0 ? { role: 'subject' as const } : {}),
  })),
  edges: edges.map((edge, at) => ({
    ...edge,
    amountText: '2',
    assetSymbol: 'ETH',
    weight: (at % 9) / 9,
    transferIds: [],
    onPath: at < 4,
  })),
}

function Choice() {
  const choice = useRendererChoice()
  return <output data-testid="choice">{choice ? `${choice.kind} ${choice.reason}` : ''}</output>
}

function Frame({ onHandle }: { readonly onHandle: (handle: FlowGraphHandle | null) => void }) {
  return (
    <div style={{ width: 1000, height: 500 }}>
      <FlowGraph ref={onHandle} graph={LARGE} labels={useFlowLabels()} />
      <Choice />
    </div>
  )
}

async function mount() {
  let handle: FlowGraphHandle | null = null
  const screen = await renderUi(
    <Frame
      onHandle={(value) => {
        handle = value
      }}
    />,
  )
  await vi.waitFor(() => expect(handle?.positions().size).toBe(700), { timeout: 15_000 })
  await handle!.settled()
  const sheets = () =>
    [...screen.container.querySelectorAll<HTMLCanvasElement>('canvas[data-sheet]')].filter(
      (canvas) => !canvas.hidden,
    )
  return { handle: () => handle!, sheets, screen }
}

/** Colours that are on what the graph shows of itself: a blank picture has very few. */
async function coloursOf(element: Element): Promise<number> {
  const base64 = await page.elementLocator(element).screenshot({ save: false })
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
  return new Set(new Uint32Array(data.buffer)).size
}

afterEach(() => usePreferences.setState({ graphRenderer: 'automatic' }))

describe('what draws a large graph', () => {
  it('is the canvas where the processor would have to draw for WebGL', async () => {
    const { sheets, screen } = await mount()
    await expect
      .poll(() => screen.getByTestId('choice').element().textContent)
      .toMatch(/^canvas (software|none)$/)
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
    const info = gl?.getExtension('WEBGL_debug_renderer_info')
    if (gl && info) expect(isSoftware(String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)))).toBe(true)
    for (const canvas of sheets()) expect(canvas.getContext('2d')).not.toBeNull()
  })

  it('is WebGL where the reader says so, and the canvas again when WebGL is taken away', async () => {
    usePreferences.setState({ graphRenderer: 'webgl' })
    const { handle, sheets, screen } = await mount()
    await expect.element(screen.getByTestId('choice')).toHaveTextContent('webgl wished')
    await handle().settled()
    const drawn = sheets().find((canvas) => canvas.getContext('webgl2') !== null)!
    expect(drawn).toBeDefined()
    expect(await coloursOf(screen.container.firstElementChild!)).toBeGreaterThan(200)
    drawn.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext()
    await expect.element(screen.getByTestId('choice')).toHaveTextContent('canvas lost')
    await expect
      .poll(() => screen.container.querySelector('[aria-live]')!.textContent)
      .toContain('WebGL was taken away')
    await handle().settled()
    expect(sheets().every((canvas) => canvas.getContext('2d') !== null)).toBe(true)
    expect(await coloursOf(screen.container.firstElementChild!)).toBeGreaterThan(200)
  })
})
