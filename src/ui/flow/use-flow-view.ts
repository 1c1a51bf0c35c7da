import { useCallback, useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import type { FlowLayout, Point } from '#core/flow/layout/types.ts'
import { createFlowView, type FlowView } from './flow-view.ts'
import { computeLayout, layoutRequest } from './layout-job.ts'
import type { FlowGraphData } from './model.ts'
import { watchTheme } from './palette.ts'
import { keepStanding } from './standing.ts'

interface FlowViewOptions {
  readonly graph: FlowGraphData
  readonly caption: (layer: number) => string
  readonly amounts: 'path' | 'all'
  readonly onSelect: (id: string | null) => void
  readonly onOpen: (nodeId: string) => void
  readonly onHover: (id: string | null, at: Point) => void
  readonly onMoved: (positions: ReadonlyMap<string, Point>) => void
}

interface FlowViewRefs {
  readonly container: RefObject<HTMLDivElement | null>
  readonly overlay: RefObject<HTMLCanvasElement | null>
}

/**
 * Mounts the renderer once and brings every later graph to it as a difference. The first graph is laid out;
 * after that what stands does not move, until `tidy` lays everything out again.
 */
export function useFlowView({ container, overlay }: FlowViewRefs, options: FlowViewOptions) {
  const { graph, caption, amounts } = options
  const [view, setView] = useState<FlowView | null>(null)
  const [busy, setBusy] = useState(false)
  const job = useRef<AbortController | null>(null)
  const onSelect = useEffectEvent((id: string | null) => options.onSelect(id))
  const onOpen = useEffectEvent((id: string) => options.onOpen(id))
  const onHover = useEffectEvent((id: string | null, at: Point) => options.onHover(id, at))
  const onMoved = useEffectEvent((positions: ReadonlyMap<string, Point>) => options.onMoved(positions))
  const expected = useEffectEvent(() => options.graph.nodes.length)

  useEffect(() => {
    if (!container.current || !overlay.current) return undefined
    const created = createFlowView(
      container.current,
      overlay.current,
      {
        onSelect: (id) => onSelect(id),
        onOpen: (id) => onOpen(id),
        onHover: (id, at) => onHover(id, at),
        onMoved: (positions) => onMoved(positions),
      },
      expected(),
    )
    const stopTheme = watchTheme(() => created.restyle())
    const sizes = new ResizeObserver(() => created.resize())
    sizes.observe(container.current)
    // Cards were measured with a stand-in until the page's own fonts arrived.
    void document.fonts.ready.then(() => created.restyle())
    setView(created)
    return () => {
      sizes.disconnect()
      stopTheme()
      job.current?.abort()
      created.destroy()
      setView(null)
    }
  }, [container, overlay])

  const layOut = useCallback(
    (target: FlowView, animate: boolean) => {
      job.current?.abort()
      const controller = new AbortController()
      job.current = controller
      const show = (layout: FlowLayout): void => target.apply({ graph, layout, caption, amounts }, animate)
      const result = computeLayout(layoutRequest(graph), controller.signal)
      if (!(result instanceof Promise)) return show(result)
      setBusy(true)
      result.then(
        (layout) => {
          if (controller.signal.aborted) return
          setBusy(false)
          show(layout)
        },
        () => setBusy(false),
      )
    },
    [graph, caption, amounts],
  )

  useEffect(() => {
    if (!view) return
    const standing = view.layout()
    const kept = standing ? keepStanding(graph, standing) : null
    if (kept) view.apply({ graph, layout: kept, caption, amounts }, false)
    else layOut(view, false)
  }, [view, graph, caption, amounts, layOut])

  const tidy = useCallback(() => {
    if (!view) return
    layOut(view, true)
  }, [view, layOut])

  return { view, busy, tidy }
}
