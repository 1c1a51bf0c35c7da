import type { Page } from 'playwright'

/** What the drawing had on its canvas: said by the product itself on the browser's timeline (src/ui/flow/screen.ts). */
interface Painted {
  readonly cards: number
  readonly lines: number
}

/** One expansion. Ms from the key's own time stamp. */
export interface Expansion {
  readonly before: Painted
  readonly after: Painted
  /** Until the first frame after the answer was on the canvas had been put together. */
  readonly took: number
  /** Until the desk's answer had arrived. */
  readonly answered: number
}

declare global {
  interface Window {
    readonly watch: {
      readonly last: () => Painted
      readonly begin: () => void
      /** Resolves with null where nothing came of the key. */
      readonly end: () => Promise<Expansion | null>
    }
  }
}

/** Ms within which a key has asked the desk something, if it does at all; and after which nobody waits any more. */
const [ASKED, GIVEN_UP] = [150, 5_000]

/** Puts the stop watch into every page that is opened from now on. */
export async function watchPainting(page: Page): Promise<void> {
  await page.addInitScript(
    ([asked, givenUp]) => {
      let pressed: number | null = null
      let before: Painted = { cards: 0, lines: 0 }
      addEventListener(
        'keydown',
        (event) => {
          if (event.key === 'e') pressed = event.timeStamp
        },
        { capture: true },
      )
      const last = (): Painted => {
        const [mark] = performance.getEntriesByName('flow.painted')
        return mark ? ((mark as PerformanceMark).detail as Painted) : { cards: 0, lines: 0 }
      }
      const size = ({ cards, lines }: Painted): number => cards + lines
      const asks = () =>
        (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name }) =>
          name.includes('/graph/neighbourhood'),
        )
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const afterFrame = () =>
        new Promise<void>((resolve) => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve(), { once: true })
          port1.start()
          port2.postMessage(null)
        })
      const watch: Window['watch'] = {
        last,
        begin: () => {
          performance.clearResourceTimings()
          before = last()
          pressed = null
        },
        end: async () => {
          const began = performance.now()
          while (size(last()) <= size(before)) {
            await frame()
            const waited = performance.now() - Math.max(began, pressed ?? began)
            // An account that was asked for already, or at which the trace ends, asks nothing. A question that is
            // under way is no entry yet: the page says that it asks.
            const isAsking = asks().length > 0 || document.querySelector('div[role=status] button') !== null
            if (waited > givenUp || (waited > asked && !isAsking)) return null
          }
          // Seen before a frame was painted, which shows it: the first task after that frame is the end.
          await afterFrame()
          const now = performance.now()
          const [answer] = asks()
          if (pressed === null) return null
          return {
            before,
            after: last(),
            took: now - pressed,
            answered: answer ? answer.responseEnd - pressed : Number.NaN,
          }
        },
      }
      Object.assign(window, { watch })
    },
    [ASKED, GIVEN_UP] as const,
  )
}
