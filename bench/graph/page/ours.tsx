import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import type { LayoutEdge, LayoutGraph, LayoutNode, Point } from '#core/flow/layout/types.ts'
import { startI18n } from '#src/platform/i18n.ts'
import { FlowGraph, type FlowGraphHandle } from '#src/ui/flow/flow-graph.tsx'
import type { FlowEdge, FlowGraphData, FlowNode } from '#src/ui/flow/model.ts'
import { useFlowLabels } from '#src/ui/flow/use-flow-labels.ts'
import '#src/ui/global.css'
import { drawn, WORKING_ZOOM, type BenchGraph, type Subject } from './subject.tsx'

/** Each element is made once, as the product makes them (src/ui/flow/from-graph.ts). */
function pictureMaker(): (graph: LayoutGraph) => FlowGraphData {
  const cards = new WeakMap<LayoutNode, FlowNode>()
  const lines = new WeakMap<LayoutEdge, FlowEdge>()
  const cardOf = (node: LayoutNode, at: number): FlowNode => {
    const card = cards.get(node) ?? {
      id: node.id,
      kind: 'address',
      label: `0x${node.id.padEnd(6, '0')}…c0de`,
      sublabel: 'Unattributed',
      role: at === 0 ? 'subject' : 'unattributed',
    }
    cards.set(node, card)
    return card
  }
  const lineOf = (edge: LayoutEdge, at: number): FlowEdge => {
    const line = lines.get(edge) ?? {
      ...edge,
      amountText: String(at % 97),
      assetSymbol: 'ETH',
      weight: (at % 97) / 97,
      transferIds: [],
      transferCount: 1,
      onPath: false,
    }
    lines.set(edge, line)
    return line
  }
  return ({ nodes, edges }) => ({ nodes: nodes.map(cardOf), edges: edges.map(lineOf) })
}

/** The product's own component, through React, with nothing switched off. */
export function ours(): Subject {
  let handle: FlowGraphHandle | null = null
  let render: (graph: LayoutGraph, dimmed?: ReadonlySet<string>) => void = () => {}
  let shown: LayoutGraph | null = null
  let centre = { x: 0, y: 0 }
  let zoom = 1
  let saved: ReadonlyMap<string, Point> = new Map()
  const pictureOf = pictureMaker()
  function Page({ graph, dimmed }: { graph: FlowGraphData; dimmed?: ReadonlySet<string> | undefined }) {
    return (
      <FlowGraph
        ref={(value) => {
          handle = value
        }}
        graph={graph}
        labels={useFlowLabels()}
        savedPositions={saved}
        {...(dimmed ? { dimmed } : {})}
      />
    )
  }
  return {
    places: true,
    open: async (host: HTMLElement, { graph, positions }: BenchGraph) => {
      await startI18n()
      saved = positions
      const root = createRoot(host)
      render = (next, dimmed) => {
        shown = next
        flushSync(() => root.render(<Page graph={pictureOf(next)} dimmed={dimmed} />))
      }
      render(graph)
      while ((handle?.positions().size ?? 0) === 0) await drawn()
      await handle!.settled()
      await drawn()
      const now = handle!.viewport()
      handle!.zoomBy(WORKING_ZOOM / now.zoom)
      zoom = WORKING_ZOOM
      centre = positions.get('n0') ?? centre
      handle!.centre(centre)
      await drawn()
      await handle!.settled()
    },
    pan: (dx, dy) => {
      centre = { x: centre.x + dx / zoom, y: centre.y + dy / zoom }
      handle!.centre(centre)
    },
    zoom: (factor) => {
      zoom *= factor
      handle!.zoomBy(factor)
    },
    grow: async ({ graph }) => {
      render(graph)
      await handle!.settled()
      await drawn()
    },
    led: () => handle!.led(),
    fade: async (ids) => {
      render(shown!, ids)
      await handle!.settled()
      await drawn()
    },
  }
}
