import { useId, useImperativeHandle, useMemo, useRef, useState, useEffect, type Ref } from 'react'
import type { Point } from '#core/flow/layout/types.ts'
import { FlowControls } from './flow-controls.tsx'
import { FlowLegend } from './flow-legend.tsx'
import { FlowNavigator } from './flow-navigator.tsx'
import { FlowTooltip, type FlowTooltipState } from './flow-tooltip.tsx'
import css from './flow.module.css'
import { ENGLISH_FLOW_LABELS, type FlowLabels } from './labels.ts'
import type { FlowDirection, FlowGraphData, FlowNode, FlowSelection, FlowWidthScale } from './model.ts'
import { expandDirection, indexFlows } from './navigation.ts'
import { summaryFacts } from './summary.ts'
import { useFlowView } from './use-flow-view.ts'

export interface FlowGraphHandle {
  readonly fit: () => void
  readonly zoomBy: (factor: number) => void
  readonly tidy: () => void
  readonly exportPng: () => Promise<Blob>
  /** Where every node stands now, for a saved view. */
  readonly positions: () => ReadonlyMap<string, Point>
}

export interface FlowGraphProps {
  readonly graph: FlowGraphData
  readonly selectedId?: string | null
  readonly onSelect?: (selection: FlowSelection | null) => void
  readonly onExpand?: (node: FlowNode, direction: FlowDirection) => void
  /** Where a saved view left its nodes; read once. Nodes it does not know are placed beside them. */
  readonly savedPositions?: ReadonlyMap<string, Point>
  /** The reader has dragged a node; all positions. */
  readonly onPositions?: (positions: ReadonlyMap<string, Point>) => void
  readonly widthScale?: FlowWidthScale
  /** Amounts on the path only (default), or on every flow: for a few flows, or a reader who asked. */
  readonly amounts?: 'path' | 'all'
  /** `ctrl`: the wheel scrolls the page and zooms with Ctrl or Cmd held, for a graph within a longer page. */
  readonly wheel?: 'zoom' | 'ctrl'
  readonly legendOpen?: boolean
  readonly fileName?: string
  readonly labels?: FlowLabels
  readonly className?: string
  readonly ref?: Ref<FlowGraphHandle>
}

/**
 * Flow of funds around a subject: sources to the left, destinations to the right. Fills its parent.
 * The canvas is for the eye; the same graph can be walked by keyboard here and is a table in `FlowTable`.
 */
export function FlowGraph({ ref, ...props }: FlowGraphProps) {
  const { graph, selectedId, onSelect, onExpand, widthScale, amounts = 'path', wheel = 'zoom' } = props
  const { labels = ENGLISH_FLOW_LABELS, legendOpen = false, fileName = 'flow.png', className } = props
  const stage = useRef<HTMLDivElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const overlay = useRef<HTMLCanvasElement>(null)
  const captionId = useId()
  const [hover, setHover] = useState<FlowTooltipState | null>(null)
  const [said, setSaid] = useState('')
  const index = useMemo(() => indexFlows(graph), [graph])
  const summary = useMemo(() => labels.summary(summaryFacts(graph)), [graph, labels])

  const select = (id: string | null): void => {
    const node = id === null ? undefined : index.nodes.get(id)
    const edge = id === null ? undefined : index.edges.get(id)
    onSelect?.(node ? { type: 'node', node } : edge ? { type: 'edge', edge } : null)
  }
  const expand = (id: string): void => {
    const node = index.nodes.get(id)
    if (!node || !onExpand) return
    const direction = expandDirection(index, node)
    onExpand(node, direction)
    setSaid(labels.announceExpand(direction, node))
  }
  const { view, tidy } = useFlowView(
    { container, overlay },
    {
      graph,
      amounts,
      selectedId,
      saved: props.savedPositions,
      caption: labels.caption,
      onSelect: select,
      onOpen: expand,
      onHover: (id, at) => setHover(id === null ? null : { id, at }),
      onMoved: (positions) => props.onPositions?.(positions),
    },
  )
  useImperativeHandle(
    ref,
    () => ({
      fit: () => view.current?.fit(),
      zoomBy: (factor) => view.current?.zoomBy(factor),
      tidy,
      exportPng: () => view.current?.exportPng() ?? Promise.reject(new Error('The graph is not drawn yet')),
      positions: () => view.current?.layout()?.positions ?? new Map(),
    }),
    [view, tidy],
  )
  useEffect(() => {
    const element = stage.current
    if (!element || wheel === 'zoom') return undefined
    const guard = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) event.stopImmediatePropagation()
    }
    element.addEventListener('wheel', guard, { capture: true, passive: true })
    return () => element.removeEventListener('wheel', guard, { capture: true })
  }, [wheel])

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
          say={setSaid}
          onFocus={(id) => view.current?.focus(id)}
          onSelect={select}
          onExpand={expand}
          onZoom={(factor) => (factor === null ? view.current?.fit() : view.current?.zoomBy(factor))}
        />
        <FlowControls labels={labels} view={view} onTidy={tidy} fileName={fileName} />
        <FlowLegend graph={graph} labels={labels} widthScale={widthScale ?? null} startsOpen={legendOpen} />
        {hover && <FlowTooltip hover={hover} index={index} labels={labels} />}
      </div>
      <figcaption id={captionId} className={css['caption']}>
        {summary}
      </figcaption>
      <div className={css['hidden']} aria-live="polite">
        {said}
      </div>
    </figure>
  )
}
