import type { LayoutGraph, Point } from '#core/flow/layout/types.ts'

export interface BenchGraph {
  readonly graph: LayoutGraph
  readonly positions: ReadonlyMap<string, Point>
}

/** One drawing under test, driven by the same calls. All get the same graph and the same positions. */
export interface Subject {
  /** Creates it in the element; resolves when what it drew is on its canvas. */
  readonly open: (host: HTMLElement, first: BenchGraph) => Promise<void>
  /** Moves the viewport's centre by px on the screen. */
  readonly pan: (dx: number, dy: number) => void
  readonly zoom: (factor: number) => void
  /** It places what is new by itself. */
  readonly places: boolean
  /** Adds nodes and edges; `positions` are those of the placement all subjects share. */
  readonly grow: (grown: BenchGraph) => Promise<void>
  /** Resolves when lines that were drawn at once for the time being have their way around the cards. */
  readonly led?: () => Promise<void>
  /** Lets nodes and edges fade, as a filter does. */
  readonly fade?: (ids: ReadonlySet<string>) => Promise<void>
}

/** Resolves when the frame that was asked for now has been painted: in the first task after it. */
export async function drawn(): Promise<void> {
  await frame()
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', resolve, { once: true })
    port1.start()
    port2.postMessage(null)
  })
}

export function frame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}

/** Zoom at which the pictures are panned: names can be read, and a good part of the graph is in sight. */
export const WORKING_ZOOM = 0.6
