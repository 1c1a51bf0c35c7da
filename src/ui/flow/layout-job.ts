import { layoutFlow } from '#core/flow/layout/layout.ts'
import type { FlowLayout, LayoutGraph, LayoutOptions } from '#core/flow/layout/types.ts'
import { nodeSize } from './geometry.ts'
import type { FlowGraphData } from './model.ts'

/** From this many elements on, the layout is computed beside the page's thread. */
export const WORKER_ELEMENTS = 150

export interface LayoutRequest {
  readonly graph: LayoutGraph
  readonly options: Partial<LayoutOptions>
}

/** Boxes and priorities for the layout: the path is kept straight, siblings stand in order of value. */
export function layoutRequest(graph: FlowGraphData): LayoutRequest {
  const value = new Map<string, number>()
  const raise = (id: string, weight: number): void => {
    value.set(id, Math.max(value.get(id) ?? 0, weight))
  }
  for (const edge of graph.edges) {
    const weight = (edge.onPath ? 2 : 0) + edge.weight
    raise(edge.source, weight)
    raise(edge.target, weight)
  }
  const subjects = graph.nodes.filter((node) => node.role === 'subject').map((node) => node.id)
  return {
    graph: {
      nodes: graph.nodes.map((node) => ({
        id: node.id,
        ...nodeSize(node),
        // What is not opened stands last among its siblings.
        value: node.kind === 'more' ? -1 : (value.get(node.id) ?? 0),
        ...(node.layer === undefined ? {} : { layer: node.layer }),
      })),
      edges: graph.edges.map(({ id, source, target, onPath }) => ({
        id,
        source,
        target,
        priority: onPath ? 12 : 1,
      })),
    },
    options: { subjects },
  }
}

/** Computes a layout: at once for a small graph, in a worker (ended by `signal`) for a large one. */
export function computeLayout(request: LayoutRequest, signal: AbortSignal): FlowLayout | Promise<FlowLayout> {
  const { graph, options } = request
  if (graph.nodes.length + graph.edges.length <= WORKER_ELEMENTS) return layoutFlow(graph, options)
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    const stop = (): void => {
      worker.terminate()
      signal.removeEventListener('abort', abort)
    }
    const abort = (): void => {
      stop()
      reject(signal.reason as Error)
    }
    worker.addEventListener('message', (event: MessageEvent<FlowLayout>) => {
      stop()
      resolve(event.data)
    })
    worker.addEventListener('error', () => {
      // A page that may not start workers still gets its picture, only later.
      stop()
      resolve(layoutFlow(graph, options))
    })
    signal.addEventListener('abort', abort)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(request)
  })
}
