import { drawn, WORKING_ZOOM, type BenchGraph, type Subject } from './subject.tsx'

interface Graphology {
  readonly hasNode: (id: string) => boolean
  readonly hasEdge: (id: string) => boolean
  readonly addNode: (id: string, look: object) => void
  readonly addEdgeWithKey: (id: string, source: string, target: string, look: object) => void
}

interface Camera {
  readonly getState: () => { x: number; y: number; ratio: number; angle: number }
  readonly setState: (state: { x?: number; y?: number; ratio?: number }) => void
}

interface Sigma {
  readonly getCamera: () => Camera
  readonly getGraphToViewportRatio: () => number
  readonly getNodeDisplayData: (id: string) => { x: number; y: number } | undefined
  readonly viewportToFramedGraph: (at: { x: number; y: number }) => { x: number; y: number }
}

/** What the two script files of bench/graph/peers put on the window. */
declare const window: Window & {
  readonly graphology?: { readonly MultiDirectedGraph: new () => Graphology }
  readonly Sigma?: new (graph: Graphology, host: HTMLElement, settings: object) => Sigma
}

/** sigma.js 3 with arrows, as its introduction has it. It has no layout: it takes the positions it is given. */
export function sigma(): Subject {
  let graph: Graphology | null = null
  let view: Sigma | null = null
  const add = ({ graph: { nodes, edges }, positions }: BenchGraph): void => {
    for (const { id } of nodes) {
      const at = positions.get(id)!
      if (!graph!.hasNode(id))
        graph!.addNode(id, {
          x: at.x,
          y: -at.y,
          size: 6,
          label: `0x${id.padEnd(6, '0')}…c0de`,
          color: '#666',
        })
    }
    for (const { id, source, target } of edges)
      if (!graph!.hasEdge(id))
        graph!.addEdgeWithKey(id, source, target, { size: 2, type: 'arrow', color: '#ccc' })
  }
  return {
    places: false,
    open: async (host, first) => {
      graph = new window.graphology!.MultiDirectedGraph()
      add(first)
      view = new window.Sigma!(graph, host, { defaultEdgeType: 'arrow' })
      await drawn()
      const at = view.getNodeDisplayData('n0')
      view.getCamera().setState({
        ...(at ? { x: at.x, y: at.y } : {}),
        ratio: view.getGraphToViewportRatio() / WORKING_ZOOM,
      })
      await drawn()
    },
    pan: (dx, dy) => {
      const [from, to] = [
        view!.viewportToFramedGraph({ x: 0, y: 0 }),
        view!.viewportToFramedGraph({ x: dx, y: dy }),
      ]
      const { x, y } = view!.getCamera().getState()
      view!.getCamera().setState({ x: x + to.x - from.x, y: y + to.y - from.y })
    },
    zoom: (factor) => view!.getCamera().setState({ ratio: view!.getCamera().getState().ratio / factor }),
    grow: async (grown) => {
      add(grown)
      await drawn()
    },
  }
}
