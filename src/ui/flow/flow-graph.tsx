import { useId, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react'
import type { LayoutMode } from '#core/flow/layout/run.ts'
import type { Point } from '#core/flow/layout/types.ts'
import type { ExportFrame } from './export-frame.ts'
import { exportLegend } from './export-legend.ts'
import { FlowCaption } from './flow-caption.tsx'
import { FlowControls } from './flow-controls.tsx'
import { FlowLegend } from './flow-legend.tsx'
import { FlowMinimap } from './flow-minimap.tsx'
import { FlowNavigator } from './flow-navigator.tsx'
import { FlowTooltip, type FlowTooltipState } from './flow-tooltip.tsx'
import css from './flow.module.css'
import type { FlowLabels } from './labels.ts'
import {
  type FlowBetween,
  type FlowColour,
  type FlowDirection,
  type FlowGraphData,
  type FlowGroup,
  type FlowNode,
  type FlowNote,
  type FlowPaint,
  type FlowSelection,
  type FlowWidthScale,
  withBetween,
} from './model.ts'
import { expandDirection, indexFlows } from './navigation.ts'
import { noteWebglLost, useRendererChoice } from './renderer.ts'
import { NO_MARKS, type FlowMarks } from './scene.ts'
import { captionsOf } from './hops.ts'
import { useFlowView } from './use-flow-view.ts'
import { useWheelGuard } from './use-wheel-guard.ts'
import type { Viewport } from './viewport.ts'

export interface FlowGraphHandle {
  /** Everything, or the nodes named. */
  readonly fit: (ids?: readonly string[]) => void
  readonly zoomBy: (factor: number) => void
  /** Brings a point of the picture (see `positions`) to the middle. */
  readonly centre: (at: Point) => void
  readonly viewport: () => Viewport
  readonly tidy: () => void
  /** Resolves when the graph given last is on the canvas; a layout that is still computed is not waited for. */
  readonly settled: () => Promise<void>
  /** The same with every line led around the cards: after many came at once they follow a moment later. */
  readonly led: () => Promise<void>
  /** Title and footer stand around the picture; the legend explains what is drawn. */
  readonly exportPng: (around?: Omit<ExportFrame, 'legend'>) => Promise<Blob>
  readonly exportSvg: (around?: Omit<ExportFrame, 'legend'>) => string
  /** Where every node stands now, for a saved view. */
  readonly positions: () => ReadonlyMap<string, Point>
}

const NO_KEYS: ReadonlySet<string> = new Set()

export interface FlowGraphProps {
  readonly graph: FlowGraphData
  readonly labels: FlowLabels
  /** Columns by hop (default) or by time, or clusters without columns. A change lays everything out again. */
  readonly layout?: LayoutMode
  /** Clear space between two columns, px, where transactions are to stand in it. */
  readonly columnGap?: number
  /** Transactions drawn between the nodes, which stand as they stand without them. */
  readonly between?: FlowBetween | null
  readonly selectedId?: string | null
  /** Several things selected, the last one first; wins over `selectedId`. */
  readonly selectedIds?: readonly string[]
  readonly onSelect?: (selection: FlowSelection | null) => void
  /** All that is selected: Shift or Ctrl with a click adds, Shift with a drag draws a box. */
  readonly onSelectMany?: (ids: readonly string[]) => void
  /** Double click or `E` on any node, a fold too; a click on "more". */
  readonly onExpand?: (node: FlowNode, direction: FlowDirection) => void
  /** Right click on a node or a flow, or the menu key on a node, at px from the graph's upper left corner. */
  readonly onMenu?: (selection: FlowSelection, at: Point) => void
  /** Keys of the page that are about the node with the focus; it is told of the node before they run. */
  readonly commandKeys?: ReadonlySet<string>
  readonly onCommandKey?: (id: string) => void
  /** Where the reader pinned nodes; wins over any layout. Absent: the graph keeps what is dragged by itself. */
  readonly pins?: ReadonlyMap<string, Point>
  /** A node was dragged there; once for each node of a dragged selection. */
  readonly onMove?: (id: string, at: Point) => void
  /** Where a saved view left its nodes; read once. Nodes it does not know are placed beside them. */
  readonly savedPositions?: ReadonlyMap<string, Point>
  /** The reader has dragged a node; all positions. */
  readonly onPositions?: (positions: ReadonlyMap<string, Point>) => void
  /** Ids of nodes and edges that are not drawn, keeping their places; and those that fade. */
  readonly hidden?: ReadonlySet<string>
  readonly dimmed?: ReadonlySet<string>
  /** Ids of nodes and edges of a path to be shown. */
  readonly highlight?: ReadonlySet<string>
  readonly paint?: FlowPaint | null
  readonly notes?: readonly FlowNote[]
  readonly groups?: readonly FlowGroup[]
  /** By node. */
  readonly colours?: ReadonlyMap<string, FlowColour>
  readonly widthScale?: FlowWidthScale
  /** Amounts on the path only (default), or on every flow: for a few flows, or a reader who asked. */
  readonly amounts?: 'path' | 'all'
  /** `ctrl`: the wheel scrolls the page and zooms with Ctrl or Cmd held, for a graph within a longer page. */
  readonly wheel?: 'zoom' | 'ctrl'
  /** Always, or only while a part of the picture is out of sight. */
  readonly minimap?: 'always' | 'when-needed'
  readonly legendOpen?: boolean
  readonly fileName?: string
  readonly className?: string
  readonly ref?: Ref<FlowGraphHandle>
}

/**
 * Flow of funds around a subject: sources to the left, destinations to the right. Fills its parent.
 * The canvas is for the eye; the same graph can be walked by keyboard here and is a table in `FlowTable`.
 */
export function FlowGraph({ ref, ...props }: FlowGraphProps) {
  const {
    graph: base,
    between = null,
    labels,
    selectedId,
    selectedIds,
    onSelect,
    onExpand,
    widthScale,
    wheel = 'zoom',
  } = props
  const { legendOpen = false, fileName = 'flow.png', className } = props
  const stage = useRef<HTMLDivElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const overlay = useRef<HTMLCanvasElement>(null)
  const minimap = useRef<{ paint: () => void }>(null)
  const captionId = useId()
  const [hover, setHover] = useState<FlowTooltipState | null>(null)
  const [said, setSaid] = useState('')
  const graph = useMemo(() => withBetween(base, between), [base, between])
  const index = useMemo(() => indexFlows(graph), [graph])
  const caption = useMemo(() => captionsOf(base, labels), [base, labels])
  const marks = useMarks(props)
  const renderer = useRendererChoice()?.kind ?? 'canvas'
  const selected = useMemo(
    () => selectedIds ?? (selectedId === undefined ? undefined : selectedId === null ? [] : [selectedId]),
    [selectedIds, selectedId],
  )

  const selectionOf = (id: string | null | undefined): FlowSelection | null => {
    const node = id === null || id === undefined ? undefined : index.nodes.get(id)
    const edge = id === null || id === undefined ? undefined : index.edges.get(id)
    return node ? { type: 'node', node } : edge ? { type: 'edge', edge } : null
  }
  const select = (ids: readonly string[]): void => {
    onSelect?.(selectionOf(ids[0]))
    props.onSelectMany?.(ids)
  }
  const expand = (id: string): void => {
    const node = index.nodes.get(id)
    if (!node || !onExpand) return
    const direction = expandDirection(index, node)
    onExpand(node, direction)
    setSaid(labels.announceExpand(direction, node))
  }
  const openMenu = (id: string): void => {
    const box = view.current?.scene()?.boxes.get(id)
    const selection = selectionOf(id)
    if (!box || !view.current || !selection) return
    const { zoom, left, top } = view.current.viewport()
    props.onMenu?.(selection, { x: (box.x - left) * zoom, y: (box.y + box.height / 2 - top) * zoom })
  }
  const { view, tidy, placed } = useFlowView(
    { container, overlay },
    {
      graph: base,
      between,
      columnGap: props.columnGap,
      mode: props.layout ?? 'hop',
      marks,
      renderer,
      amounts: props.amounts ?? 'path',
      selected,
      pins: props.pins,
      saved: props.savedPositions,
      caption,
      onSelect: select,
      onOpen: expand,
      onHover: (id, at) => setHover(id === null ? null : { id, at }),
      onMoved: (moved, all) => {
        for (const [id, at] of moved) props.onMove?.(id, at)
        props.onPositions?.(all)
      },
      onMenu: (id, at) => {
        const selection = selectionOf(id)
        if (selection) props.onMenu?.(selection, at)
      },
      onViewport: () => minimap.current?.paint(),
      onWebglLost: () => {
        noteWebglLost()
        setSaid(labels.webglLost)
      },
    },
  )
  const frame = (around: Omit<ExportFrame, 'legend'> = { title: '', footer: [] }): ExportFrame => ({
    ...around,
    legend: exportLegend(graph, marks, labels),
  })
  const exportPng: FlowGraphHandle['exportPng'] = (around) =>
    view.current?.exportPng(frame(around)) ?? Promise.reject(new Error('The graph is not drawn yet'))
  useImperativeHandle(ref, () => ({
    fit: (ids) => view.current?.fit(ids),
    zoomBy: (factor) => view.current?.zoomBy(factor),
    centre: (at) => view.current?.centre(at),
    viewport: () => view.current?.viewport() ?? { zoom: 1, left: 0, top: 0, width: 0, height: 0 },
    tidy,
    settled: async () => {
      await placed.current
      await view.current?.settled()
    },
    led: async () => {
      await placed.current
      await view.current?.led()
    },
    exportPng,
    exportSvg: (around) => view.current?.exportSvg(frame(around)) ?? '',
    positions: () => view.current?.positions() ?? new Map(),
  }))
  useWheelGuard(stage, wheel === 'ctrl')

  return (
    <figure className={`${css['figure']} ${className ?? ''}`} aria-labelledby={captionId}>
      <div className={css['stage']} ref={stage}>
        <div
          ref={container}
          className={`${css['canvas']} __________cytoscape_container`}
          aria-hidden="true"
        />
        <canvas ref={overlay} className={css['overlay']} aria-hidden="true" />
        {graph.nodes.length === 0 && <p className={css['empty']}>{labels.empty}</p>}
        <FlowNavigator
          graph={graph}
          index={index}
          labels={labels}
          colours={marks.colours}
          say={setSaid}
          onFocus={(id) => view.current?.focus(id)}
          onSelect={(id) => select(id === null ? [] : [id])}
          onExpand={expand}
          onMenu={openMenu}
          commandKeys={props.commandKeys ?? NO_KEYS}
          onCommandKey={(id) => props.onCommandKey?.(id)}
          onZoom={(factor) => (factor === null ? view.current?.fit() : view.current?.zoomBy(factor))}
        />
        <FlowControls labels={labels} view={view} onTidy={tidy} onExport={exportPng} fileName={fileName} />
        <FlowLegend
          graph={graph}
          labels={labels}
          widthScale={widthScale ?? null}
          startsOpen={legendOpen}
          hasTaint={(marks.paint?.edges.size ?? 0) > 0}
          colours={marks.colours}
        />
        {props.minimap && <FlowMinimap ref={minimap} view={view} isAlways={props.minimap === 'always'} />}
        {hover && <FlowTooltip hover={hover} index={index} labels={labels} colours={marks.colours} />}
      </div>
      <FlowCaption id={captionId} graph={graph} labels={labels} />
      <div className={css['hidden']} aria-live="polite">
        {said}
      </div>
    </figure>
  )
}

/** One object for all marks, which keeps its identity while none of them changes. */
function useMarks(props: FlowGraphProps): FlowMarks {
  const { hidden, dimmed, highlight, paint, notes, groups, pins, colours } = props
  return useMemo(
    () => ({
      hidden: hidden ?? NO_MARKS.hidden,
      dimmed: dimmed ?? NO_MARKS.dimmed,
      highlight: highlight ?? NO_MARKS.highlight,
      pinned: new Set(pins?.keys()),
      colours: colours ?? NO_MARKS.colours,
      paint: paint ?? null,
      notes: notes ?? NO_MARKS.notes,
      groups: groups ?? NO_MARKS.groups,
    }),
    [hidden, dimmed, highlight, paint, notes, groups, pins, colours],
  )
}
