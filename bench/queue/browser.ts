import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chromium, type Page, type Request } from 'playwright'
import { chromiumArgs, chromiumPath } from '../../scripts/lib/chromium.ts'
import { quantile } from '../report.ts'
import { mainThreadWork } from '../main-thread.ts'

/**
 * `node bench/queue/browser.ts --url http://localhost:8080 [--person "Tobias Ferris"]`: measures the queue in Chromium
 * as a person meets it, at a desk that is running and has been filled (`bench/queue/fill-desk.ts`). Prints ms.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    person: { type: 'string', default: 'Tobias Ferris' },
    seconds: { type: 'string', default: '600' },
  },
})
const base = values.url ?? 'http://localhost:8080'
const REPEAT = 20
/** Boxes that are ticked one after the other in each facet of each view: what is chosen grows. */
const BOXES = 3
const FACETS = 6
/** When alerts were raised stands above the facets that have boxes. */
const TIME_FACETS = 1
const VIEWS = ['?all=true&sort=created', '?open=true&sort=score', '?status=%5B%22closed%22%5D&sort=created']
/** So many of the slowest filters are named. */
const SLOWEST = 3
/** After this long without another request the page counts as at rest, in ms. */
const QUIET_MS = 250
const LIVE = '/api/v1/events'
/** Rows that are still the same after this long are taken for rows that do not change, in ms. */
const SAME_MS = 3000

const print = (figure: string, times: number[]) =>
  console.log(
    `${figure.padEnd(32)} p50 ${quantile(times, 0.5).toFixed(0).padStart(5)}  p95 ${quantile(times, 0.95)
      .toFixed(0)
      .padStart(5)}  max ${Math.max(...times)
      .toFixed(0)
      .padStart(5)} ms  n=${times.length}`,
  )

/** When the last request of each page began or ended, and how many are on their way: all but the live stream, which never ends. */
const traffic = { open: 0, at: 0 }

function watch(page: Page): void {
  const count = (by: number) => (request: Request) => {
    const url = request.url()
    if (!url.includes('/api/') || url.includes(LIVE)) return
    traffic.open += by
    traffic.at = performance.now()
  }
  page.on('request', count(1))
  page.on('requestfinished', count(-1))
  page.on('requestfailed', count(-1))
}

/** Opens an address; at rest once its first row stands there. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('[role=grid] [aria-rowindex="2"]').waitFor()
  await settled()
}

async function settled(): Promise<void> {
  await pause(QUIET_MS)
  while (traffic.open > 0 || performance.now() - traffic.at < QUIET_MS) await pause(50)
}

/** From an action to the frame in which other rows stand there, by the page's own clock; null where they stay the same. */
async function untilRowsChange(page: Page, action: string): Promise<number | null> {
  return page.evaluate(
    ([selector, patience]) =>
      new Promise<number | null>((resolve, reject) => {
        const first = () =>
          [...document.querySelectorAll('[role=grid] [aria-rowindex]:not([aria-rowindex="1"])')]
            .slice(0, 12)
            .map((row) => row.textContent)
            .join()
        const before = first()
        const target = document.querySelector<HTMLElement>(selector)
        if (target === null) return reject(new Error(`nothing at ${selector}`))
        performance.clearResourceTimings()
        performance.clearMarks()
        const started = performance.mark('action').startTime
        target.click()
        const look = () => {
          if (first() !== before && first() !== '')
            requestAnimationFrame(() => resolve(performance.now() - started))
          else if (performance.now() - started > patience) resolve(null)
          else requestAnimationFrame(look)
        }
        look()
      }),
    [action, SAME_MS] as const,
  )
}

interface Sample {
  readonly ms: number
  /** Until the list's answer had arrived, in ms: the rest is the page's own. */
  readonly answered: number
  readonly name: string
}

/** From the last action to the end of the answer that brought its rows, in ms. */
async function answeredAfter(page: Page): Promise<number> {
  return page.evaluate(() => {
    const answers = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const list = answers.find(({ name }) => new URL(name).pathname === '/api/v1/alerts')
    return list === undefined ? 0 : list.responseEnd - performance.getEntriesByName('action')[0]!.startTime
  })
}

const known = (times: readonly (number | null)[]) => times.filter((ms) => ms !== null)

const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: chromiumArgs() })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  watch(page)
  await page.goto(base)
  await page.getByRole('button', { name: values.person }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()

  const arrivals: (number | null)[] = []
  for (let n = 0; n < REPEAT; n += 1) {
    await page.locator('nav a[href="/audit"], nav a[href="/labels"]').first().click()
    await settled()
    arrivals.push(await untilRowsChange(page, 'nav a[href="/alerts"]'))
    await settled()
  }
  print('navigation to first rows', known(arrivals))

  const sorts: (number | null)[] = []
  const heads = page.locator('[role=columnheader] button')
  const sortable = await heads.count()
  for (let n = 0; n < 2 * REPEAT; n += 1) {
    const name = await heads.nth(n % sortable).evaluate((element, id) => {
      element.dataset['bench'] = id
      return id
    }, `sort-${n}`)
    sorts.push(await untilRowsChange(page, `[data-bench="${name}"]`))
    await settled()
  }
  print('sort to painted rows', known(sorts))

  const filters: Sample[] = []
  for (const view of VIEWS) {
    for (let facet = 0; facet < FACETS; facet += 1) {
      await visit(page, `${base}/alerts${view}`)
      const boxes = page
        .locator('aside details')
        .nth(TIME_FACETS + facet)
        .locator('input')
      for (let n = 0; n < Math.min(BOXES, await boxes.count()); n += 1) {
        const id = `box-${n}`
        const name = await boxes.nth(n).evaluate((element, mark) => {
          element.dataset['bench'] = mark
          return element.closest('label')?.textContent ?? ''
        }, id)
        const ms = await untilRowsChange(page, `[data-bench="${id}"]`)
        if (ms !== null) filters.push({ ms, answered: await answeredAfter(page), name: `${view} + ${name}` })
        await settled()
      }
    }
  }
  print(
    'filter to painted rows',
    filters.map(({ ms }) => ms),
  )
  print(
    '  of it until the desk answered',
    filters.map(({ answered }) => answered),
  )
  for (const { ms, answered, name } of filters.toSorted((x, y) => y.ms - x.ms).slice(0, SLOWEST))
    console.log(
      `  slowest: ${ms.toFixed(0)} ms, ${answered.toFixed(0)} of it until the desk answered: ${name}`,
    )

  await visit(page, `${base}/alerts?all=true&sort=created`)
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  const scrolled = await page.evaluate(
    (limit) =>
      new Promise<{ rows: number; seconds: number; tasks: number[] }>((resolve) => {
        const grid = document.querySelector('[role=grid]')
        if (grid === null) throw new Error('no grid')
        const tasks: number[] = []
        new PerformanceObserver((list) =>
          tasks.push(...list.getEntries().map(({ duration }) => duration)),
        ).observe({
          type: 'longtask',
        })
        const started = performance.now()
        let grewAt = started
        let height = 0
        const step = () => {
          grid.scrollTop = grid.scrollHeight
          if (grid.scrollHeight !== height) {
            height = grid.scrollHeight
            grewAt = performance.now()
          }
          if (performance.now() - grewAt > 5000 || performance.now() - started > limit) {
            const last = [...grid.querySelectorAll('[aria-rowindex]')].at(-1)?.getAttribute('aria-rowindex')
            resolve({ rows: Number(last) - 1, seconds: (grewAt - started) / 1000, tasks })
          } else requestAnimationFrame(step)
        }
        step()
      }),
    Number(values.seconds) * 1000,
  )
  const work = mainThreadWork(await browser.stopTracing())
  console.log(
    `main-thread work while scrolling p95 ${quantile(work, 0.95).toFixed(0)}  longest ${Math.max(0, ...work.slice(-1)).toFixed(0)} ms ` +
      `of processor time, over 50 ms: ${work.filter((ms) => ms > 50).length} of ${work.length} tasks`,
  )
  console.log(
    `scroll to the end                ${scrolled.rows} rows in ${scrolled.seconds.toFixed(0)} s, ` +
      `main-thread tasks over 50 ms: ${scrolled.tasks.length}, longest ${Math.max(0, ...scrolled.tasks).toFixed(0)} ms`,
  )
} finally {
  await browser.close()
}
