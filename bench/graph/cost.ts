import type { Browser, CDPSession, Page } from 'playwright'
import { mainThreadWork } from '../main-thread.ts'
import type { Figure } from '../report.ts'

interface Cost {
  /** Ms of the page's main thread in tasks so far, by the clock. */
  readonly main: number
  /** Ms of processor time of the page's process and the one that draws for it, so far. */
  readonly cpu: number
}

/** A meter for one page: what it has cost until now. */
export async function costOf(browser: Browser, page: CDPSession): Promise<() => Promise<Cost>> {
  const all = await browser.newBrowserCDPSession()
  return async () => {
    const { metrics } = await page.send('Performance.getMetrics')
    const { processInfo } = await all.send('SystemInfo.getProcessInfo')
    const seconds = processInfo
      .filter(({ type }) => type === 'renderer' || type === 'GPU')
      .reduce((sum, { cpuTime }) => sum + cpuTime, 0)
    return {
      main: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000,
      cpu: seconds * 1000,
    }
  }
}

/** What happens to a picture, one after the other; until each line has its way. */
const PHASES = {
  paint: (page: Page) => page.evaluate(() => window.bench.open().then(() => window.bench.led())),
  pan: (page: Page) => page.evaluate(() => window.bench.pan(60)),
  zoom: (page: Page) => page.evaluate(() => window.bench.zoom(60)),
  expand200: (page: Page) => page.evaluate(() => window.bench.expand().then(() => window.bench.led())),
  filter: (page: Page) => page.evaluate(() => window.bench.filter()),
} as const

/**
 * The longest task of the page's main thread in each phase, in processor time of the thread, and how many were
 * over 50 ms; `by-the-clock` is what the browser itself counts as long tasks, which other programs add to.
 */
export async function* taskFigures(
  open: () => Promise<Page>,
  browser: Browser,
  nodes: string,
): AsyncIterable<Figure> {
  const page = await open()
  await page.evaluate(() => {
    const long: number[] = []
    Object.assign(window, { long })
    new PerformanceObserver((list) =>
      long.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    })
  })
  for (const [phase, run] of Object.entries(PHASES)) {
    if (phase === 'expand200') await page.evaluate(() => window.bench.plan(80, 120))
    await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
    await run(page)
    // What was put off until the picture rests is part of it.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)))
    const work = mainThreadWork(await browser.stopTracing())
    const clock = await page.evaluate(() => (window as unknown as { long: number[] }).long.splice(0))
    const figure = `${nodes}.${phase}`
    yield { figure: `${figure}.longest-task`, value: work.at(-1) ?? 0, unit: 'ms', n: work.length }
    yield {
      figure: `${figure}.tasks-over-50`,
      value: work.filter((ms) => ms > 50).length,
      unit: 'count',
      n: work.length,
    }
    yield {
      figure: `${figure}.tasks-over-50.by-the-clock`,
      value: clock.length,
      unit: 'count',
      n: work.length,
    }
  }
  await page.context().close()
}
