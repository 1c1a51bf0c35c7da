import type { FlowLayout, LayerBand, Point } from '#core/flow/layout/types.ts'
import type { FlowGraphData } from './model.ts'
import type { FlowMarks } from './scene.ts'

/** What the reader did to the drawing. */
export interface FlowViewEvents {
  /** All that is selected now, the last one chosen first. */
  readonly onSelect: (ids: readonly string[]) => void
  readonly onOpen: (nodeId: string) => void
  /** Pointer over an element (null: over none), at px from the graph's upper left corner. */
  readonly onHover: (id: string | null, at: Point) => void
  /** The reader dragged nodes there; and where every node stands now. */
  readonly onMoved: (moved: ReadonlyMap<string, Point>, all: ReadonlyMap<string, Point>) => void
  readonly onMenu: (id: string, at: Point) => void
  readonly onViewport: () => void
  /** WebGL could not be used: the canvas draws. */
  readonly onWebglLost: () => void
}

/** What the drawing shows. */
export interface FlowViewContent {
  readonly graph: FlowGraphData
  readonly layout: FlowLayout
  /** Where the reader pinned nodes: wins over the layout. */
  readonly pins: ReadonlyMap<string, Point>
  readonly marks: FlowMarks
  readonly caption: (band: LayerBand) => string
  readonly amounts: 'path' | 'all'
}
