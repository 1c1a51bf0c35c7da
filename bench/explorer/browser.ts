import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright'
import { chromiumArgs, chromiumPath } from '../../scripts/lib/chromium.ts'
import { randomStream } from '../engine/synthetic.ts'
import { mainThreadWork } from '../main-thread.ts'
import { quantile } from '../report.ts'
import { type Expansion, watchPainting } from './page.ts'
import { addressOf } from './synthetic.ts'

/**
 * `node bench/explorer/browser.ts --url http://localhost:8080 [--elements 2000] [--repeat 25] [--shot file]`: one
 * expansion in the running product, from the key to the painted answer, with a desk made by fill-desk.ts. Several
 * addresses are pasted, the picture grows by expansions until it has so many cards and lines, and then they are timed.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:8080' },
    person: { type: 'string', default: 'Tobias Ferris' },
    elements: { type: 'string', default: '2000' },
    repeat: { type: 'string', default: '25' },
    pasted: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '240' },
    seed: { type: 'string', default: '1' },
    shot: { type: 'string' },
  },
})

async function signIn(page: Page): Promise<void> {
  await page.goto(values.url)
  await page.getByRole('button', { name: values.person }).click()
  await page.locator('nav a[href="/alerts"]').first().waitFor()
}

async function paste(page: Page, addresses: readonly string[]): Promise<void> {
  await page.goto(`${values.url}/explore`)
  await page.getByRole('button', { name: 'Paste several' }).click()
  await page.getByRole('textbox', { name: /one on each line/ }).fill(addresses.join('\n'))
  await page.getByRole('button', { name: 'Look them up' }).click()
  await page.getByRole('button', { name: /^Start with/ }).click({ timeout: 60_000 })
  await page.waitForFunction(() => window.watch.last().cards > 0, undefined, { timeout: 120_000 })
}

/** The walk of somebody who follows the flows outward and looks at siblings: seeded, the same in every run. */
function walker(page: Page, seed: number): () => Promise<void> {
  const random = randomStream(seed)
  return async () => {
    const keys = [random() < 0.72 ? 'ArrowRight' : 'ArrowLeft']
    for (let step = Math.floor(random() * 5); step > 0; step -= 1) keys.push('ArrowDown')
    if (random() < 0.06) keys.unshift('Home')
    for (const key of keys) await page.keyboard.press(key)
  }
}

/** Expands where the walk leads. `pause` ms of rest come before each key. */
async function expand(page: Page, walk: () => Promise<void>, pause: number): Promise<Expansion | null> {
  await walk()
  // The viewport has followed the walk and what was put off is done: nobody presses a key within a frame.
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), pause)
  await page.evaluate(() => window.watch.begin())
  const [found] = await Promise.all([page.evaluate(() => window.watch.end()), page.keyboard.press('e')])
  const leave = page.getByRole('button', { name: 'Leave it closed' })
  if (found === null && (await leave.isVisible())) await leave.click()
  await page.getByRole('application').focus()
  return found
}

const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: chromiumArgs() })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(30_000)
  await watchPainting(page)
  await signIn(page)
  await paste(
    page,
    Array.from({ length: Number(values.pasted) }, (_, account) => addressOf(account)),
  )
  await page.getByRole('application').focus()
  const [walk, wanted] = [walker(page, Number(values.seed)), Number(values.elements)]
  const until = Date.now() + Number(values.seconds) * 1000
  const size = () => page.evaluate(() => window.watch.last().cards + window.watch.last().lines)
  while ((await size()) < wanted && Date.now() < until) await expand(page, walk, 20)
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  const found: Expansion[] = []
  while (found.length < Number(values.repeat) && Date.now() < until) {
    const expansion = await expand(page, walk, 500)
    if (expansion) found.push(expansion)
  }
  const work = mainThreadWork(await browser.stopTracing())
  if (values.shot) await page.screenshot({ path: values.shot })
  if (found.length === 0) throw new Error(`nothing was expanded at ${await size()} elements`)
  const line = (name: string, times: number[]) =>
    console.log(
      `${name.padEnd(28)} p50 ${quantile(times, 0.5).toFixed(0)}  p95 ${quantile(times, 0.95).toFixed(0)} ms  n=${times.length}`,
    )
  line(
    'expand to painted',
    found.map(({ took }) => took),
  )
  line(
    'of it, until answered',
    found.map(({ answered }) => answered),
  )
  const [first, last] = [found[0]!.before, found.at(-1)!.after]
  console.log(
    `${first.cards} cards and ${first.lines} lines to ${last.cards} and ${last.lines}; ` +
      `longest task ${(work.at(-1) ?? 0).toFixed(0)} ms of processor time, over 50 ms: ` +
      `${work.filter((ms) => ms > 50).length} of ${work.length}; load ${loadavg()[0]!.toFixed(1)}`,
  )
} finally {
  await browser.close()
}
