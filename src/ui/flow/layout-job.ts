import { runLayout, type LayoutMode, type LayoutRequest } from '#core/flow/layout/run.ts'
import type { FlowLayout } from '#core/flow/layout/types.ts'
import { nodeSize } from './geometry.ts'
import type { FlowGraphData } from './model.ts'

/** From this many elements on, the layout is computed beside the page's thread. */
export const WORKER_ELEMENTS = 150

/** Boxes and priorities for the layout: the path is kept straight, siblings stand in order of value. */
export function layoutRequest(
  graph: FlowGraphData,
  mode: LayoutMode = 'hop',
  columnGap?: number,
): LayoutRequest {
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
  const times = timesOf(graph)
  return {
    mode,
    graph: {
      nodes: graph.nodes.map((node) => ({
        id: node.id,
        ...nodeSize(node),
        // What is not opened stands last among its siblings.
        value: node.kind === 'more' ? -1 : (value.get(node.id) ?? 0),
        time: node.time ?? times.get(node.id) ?? null,
        ...(node.layer === undefined ? {} : { layer: node.layer }),
      })),
      edges: graph.edges.map(({ id, source, target, onPath }) => ({
        id,
        source,
        target,
        priority: onPath ? 12 : 1,
      })),
    },
    options: { subjects, ...(columnGap === undefined ? {} : { columnGap }) },
  }
}

/** The first time at which a flow names each node; nodes whose flows have no time are not in it. */
function timesOf(graph: FlowGraphData): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const edge of graph.edges) {
    const time = edge.firstTime ?? edge.lastTime
    if (time === undefined || time === null) continue
    for (const id of [edge.source, edge.target]) times.set(id, Math.min(times.get(id) ?? Infinity, time))
  }
  return times
}

/** A worker without work: to start one costs more than most layouts, so one is kept. */
let idle: Worker | null = null

function takeWorker(): Worker {
  const worker = idle ?? new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
  idle = null
  return worker
}

/** Computes a layout: at once for a small graph, in a worker (ended by `signal`) for a large one. */
export function computeLayout(request: LayoutRequest, signal: AbortSignal): FlowLayout | Promise<FlowLayout> {
  const { graph } = request
  if (graph.nodes.length + graph.edges.length <= WORKER_ELEMENTS) return runLayout(request)
  return new Promise((resolve, reject) => {
    const worker = takeWorker()
    const end = (isReusable: boolean): void => {
      worker.removeEventListener('message', done)
      worker.removeEventListener('error', failed)
      signal.removeEventListener('abort', abort)
      if (isReusable && idle === null) idle = worker
      else worker.terminate()
    }
    const done = (event: MessageEvent<FlowLayout>): void => {
      end(true)
      resolve(event.data)
    }
    const failed = (): void => {
      end(false)
      // A page that may not start workers still gets its picture, only later.
      resolve(runLayout(request))
    }
    const abort = (): void => {
      end(false)
      reject(signal.reason as Error)
    }
    worker.addEventListener('message', done)
    worker.addEventListener('error', failed)
    signal.addEventListener('abort', abort)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(request)
  })
}
