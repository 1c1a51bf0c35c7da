import { useCallback, useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import type { LayoutMode } from '#core/flow/layout/run.ts'
import { type FlowLayout, type LayerBand, MOST_ROUTED_AT_ONCE, type Point } from '#core/flow/layout/types.ts'
import type { FlowViewEvents } from './flow-view-content.ts'
import { createFlowView, type FlowView } from './flow-view.ts'
import { computeLayout, layoutRequest } from './layout-job.ts'
import { type FlowBetween, type FlowGraphData, withBetween } from './model.ts'
import { watchTheme } from './palette.ts'
import { pause } from './pause.ts'
import type { RendererKind } from './renderer-choice.ts'
import type { FlowMarks } from './scene.ts'
import { clearOfPins, keepStanding, layoutFromSaved, placeTransactions } from './standing.ts'

interface FlowViewOptions extends FlowViewEvents {
  readonly renderer: RendererKind
  /** Laid out; `between` is placed between what stands then. */
  readonly graph: FlowGraphData
  readonly between: FlowBetween | null
  /** Clear space between two columns, px; undefined: that of the layout. */
  readonly columnGap: number | undefined
  readonly mode: LayoutMode
  readonly marks: FlowMarks
  readonly caption: (band: LayerBand) => string
  readonly amounts: 'path' | 'all'
  /** Undefined leaves the selection to the graph itself. */
  readonly selected: readonly string[] | undefined
  /** Undefined: the graph keeps what is dragged by itself. */
  readonly pins: ReadonlyMap<string, Point> | undefined
  /** Read when the graph is first drawn: where a saved view left its nodes. */
  readonly saved: ReadonlyMap<string, Point> | undefined
}

interface FlowViewRefs {
  readonly container: RefObject<HTMLDivElement | null>
  readonly overlay: RefObject<HTMLCanvasElement | null>
}

const NO_PINS: ReadonlyMap<string, Point> = new Map()

/**
 * Mounts the drawing once and brings every later graph to it as a difference. The first graph is laid out;
 * after that what stands does not move, until the mode changes or `tidy` lays everything out again.
 */
export function useFlowView({ container, overlay }: FlowViewRefs, options: FlowViewOptions) {
  const { graph, between, columnGap, mode, marks, caption, amounts, selected, pins, renderer } = options
  const view = useRef<FlowView | null>(null)
  const job = useRef<AbortController | null>(null)
  const shownMode = useRef(mode)
  const dragged = useRef<ReadonlyMap<string, Point>>(NO_PINS)
  const placed = useRef<Promise<void>>(Promise.resolve())
  const events = useEffectEvent((): FlowViewEvents => options)
  const moved = useEffectEvent((changed: ReadonlyMap<string, Point>, all: ReadonlyMap<string, Point>) => {
    if (pins === undefined) dragged.current = new Map([...dragged.current, ...changed])
    options.onMoved(changed, all)
  })
  const saved = useEffectEvent(() => options.saved && layoutFromSaved(options.graph, options.saved))

  useEffect(() => {
    if (!container.current || !overlay.current) return undefined
    const created = createFlowView(container.current, overlay.current, {
      onSelect: (ids) => events().onSelect(ids),
      onOpen: (id) => events().onOpen(id),
      onHover: (id, at) => events().onHover(id, at),
      onMoved: (changed, all) => moved(changed, all),
      onMenu: (id, at) => events().onMenu(id, at),
      onViewport: () => events().onViewport(),
      onWebglLost: () => events().onWebglLost(),
    })
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

  const show = useCallback(
    (target: FlowView, laid: FlowLayout, stands: ReadonlyMap<string, Point>, isRelaid: boolean) => {
      // Laid out anew, nothing stands where it stood.
      const before = isRelaid ? undefined : target.layout()?.positions
      const layout = placeTransactions(laid, graph, between, stands, before)
      const drawn = withBetween(graph, between)
      target.apply({ graph: drawn, layout, pins: stands, marks, caption, amounts }, isRelaid)
    },
    [graph, between, marks, caption, amounts],
  )

  const layOut = useCallback(
    (target: FlowView, isRelaid: boolean) => {
      job.current?.abort()
      const controller = new AbortController()
      job.current = controller
      shownMode.current = mode
      const showLaid = (laid: FlowLayout): void =>
        show(
          target,
          clearOfPins(graph, laid, pins ?? NO_PINS, mode, columnGap),
          pins ?? dragged.current,
          isRelaid,
        )
      const result = computeLayout(layoutRequest(graph, mode, columnGap), controller.signal)
      if (result instanceof Promise) void showLater(result, controller.signal, showLaid, target.host)
      else showLaid(result)
    },
    [graph, mode, columnGap, pins, show],
  )

  useEffect(() => {
    const target = view.current
    if (!target) return undefined
    const stands = pins ?? dragged.current
    const isSame = shownMode.current === mode
    const find = (): FlowLayout | null => {
      const standing = target.layout() ?? saved()
      return standing && isSame ? keepStanding(graph, standing, stands, mode, columnGap) : null
    }
    const place = (kept: FlowLayout | null): void => {
      if (kept) show(target, kept, stands, false)
      else layOut(target, !isSame)
    }
    if (graph.nodes.length <= MOST_PLACED_AT_ONCE) {
      place(find())
      return undefined
    }
    const overtaken = new AbortController()
    placed.current = placeInSteps(find, place, overtaken.signal)
    return () => overtaken.abort()
  }, [graph, mode, columnGap, pins, show, layOut])

  useEffect(() => {
    if (selected !== undefined) view.current?.select(selected)
  }, [selected])

  useEffect(() => view.current?.drawBy(renderer), [renderer])

  const tidy = useCallback(() => {
    dragged.current = NO_PINS
    if (view.current) layOut(view.current, true)
  }, [layOut])

  return { view, tidy, placed }
}

/** Cards of a picture that are placed and drawn in the task that brings them; of more, each is a task of its own. */
const MOST_PLACED_AT_ONCE = MOST_ROUTED_AT_ONCE

/** Finds the places of a large picture and shows it, with the page free between the two. */
async function placeInSteps(
  find: () => FlowLayout | null,
  place: (kept: FlowLayout | null) => void,
  signal: AbortSignal,
): Promise<void> {
  await pause()
  if (signal.aborted) return
  const kept = find()
  await pause()
  if (!signal.aborted) place(kept)
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
  if (document.fonts.status === 'loaded') return
  await document.fonts.ready
  if (stillThere()) view.restyle()
}
