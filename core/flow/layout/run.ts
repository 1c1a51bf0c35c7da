import { layoutByTime } from './by-time.ts'
import { layoutForce } from './force.ts'
import { layoutFlow } from './layout.ts'
import type { FlowLayout, LayoutGraph, LayoutOptions } from './types.ts'

/** `hop` and `time` have columns from left to right; `force` shows clusters and has none. */
export type LayoutMode = 'hop' | 'time' | 'force'

/** A layout to be computed: plain data, so that it can be sent to a worker. */
export interface LayoutRequest {
  readonly mode: LayoutMode
  readonly graph: LayoutGraph
  readonly options: Partial<LayoutOptions>
}

export function runLayout({ mode, graph, options }: LayoutRequest): FlowLayout {
  switch (mode) {
    case 'hop':
      return layoutFlow(graph, options)
    case 'time':
      return layoutByTime(graph, options)
    case 'force':
      return layoutForce(graph, options)
  }
}
