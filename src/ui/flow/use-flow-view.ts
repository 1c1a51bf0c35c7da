import { useCallback, useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import type { FlowLayout, Point } from '#core/flow/layout/types.ts'
import { createFlowView, type FlowView } from './flow-view.ts'
import { computeLayout, layoutRequest } from './layout-job.ts'
import type { FlowGraphData } from './model.ts'
import { watchTheme } from './palette.ts'
import { keepStanding, layoutFromSaved } from './standing.ts'

interface FlowViewOptions {
  readonly graph: FlowGraphData
  readonly caption: (layer: number) => string
  readonly amounts: 'path' | 'all'
  /** Undefined leaves the selection to the graph itself. */
  readonly selectedId: string | null | undefined
  /** Read when the graph is first drawn: where a saved view left its nodes. */
  readonly saved: ReadonlyMap<string, Point> | undefined
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
  const { graph, caption, amounts, selectedId } = options
  const view = useRef<FlowView | null>(null)
  const job = useRef<AbortController | null>(null)
  const onSelect = useEffectEvent((id: string | null) => options.onSelect(id))
  const onOpen = useEffectEvent((id: string) => options.onOpen(id))
  const onHover = useEffectEvent((id: string | null, at: Point) => options.onHover(id, at))
  const onMoved = useEffectEvent((positions: ReadonlyMap<string, Point>) => options.onMoved(positions))
  const saved = useEffectEvent(() => options.saved && layoutFromSaved(options.graph, options.saved))
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
    void restyleWithFonts(created, () => view.current === created)
    view.current = created
    return () => {
      sizes.disconnect()
      stopTheme()
      job.current?.abort()
      created.destroy()
      view.current = null
    }
  }, [container, overlay])

  const layOut = useCallback(
    (target: FlowView, animate: boolean) => {
      job.current?.abort()
      const controller = new AbortController()
      job.current = controller
      const show = (layout: FlowLayout): void => target.apply({ graph, layout, caption, amounts }, animate)
      const result = computeLayout(layoutRequest(graph), controller.signal)
      if (result instanceof Promise) void showLater(result, controller.signal, show, target.host)
      else show(result)
    },
    [graph, caption, amounts],
  )

  useEffect(() => {
    if (!view.current) return
    const standing = view.current.layout() ?? saved()
    const kept = standing ? keepStanding(graph, standing) : null
    if (kept) view.current.apply({ graph, layout: kept, caption, amounts }, false)
    else layOut(view.current, false)
  }, [graph, caption, amounts, layOut])

  useEffect(() => {
    if (selectedId !== undefined) view.current?.select(selectedId)
  }, [selectedId])

  const tidy = useCallback(() => {
    if (view.current) layOut(view.current, true)
  }, [layOut])

  return { view, tidy }
}

/** Shows a layout when its worker has it; one that was overtaken by a newer graph is dropped. */
async function showLater(
  result: Promise<FlowLayout>,
  signal: AbortSignal,
  show: (layout: FlowLayout) => void,
  host: HTMLElement,
): Promise<void> {
  const figure = host.closest('figure')
  figure?.setAttribute('aria-busy', 'true')
  try {
    const layout = await result
    if (!signal.aborted) show(layout)
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    if (!signal.aborted) figure?.removeAttribute('aria-busy')
  }
}

/** Texts were measured with a stand-in until the page's own fonts arrived. */
async function restyleWithFonts(view: FlowView, stillThere: () => boolean): Promise<void> {
  await document.fonts.ready
  if (stillThere()) view.restyle()
}
