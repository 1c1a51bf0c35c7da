import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright'
import { chromiumArgs, chromiumPath } from '../../scripts/lib/chromium.ts'
import { mainThreadWork } from '../main-thread.ts'
import { quantile } from '../report.ts'

/**
 * `node bench/explorer/browser.ts --url http://localhost:8080 [--elements 2000] [--repeat 25]`: one expansion in the
 * running product, from the key to the picture that has the answer, once the picture has so many cards and lines.
 * The end is the sentence below the graph, which is counted again after the picture was painted: an upper bound.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:8080' },
    person: { type: 'string', default: 'Tobias Ferris' },
    elements: { type: 'string', default: '2000' },
    repeat: { type: 'string', default: '25' },
    seconds: { type: 'string', default: '240' },
    shot: { type: 'string' },
  },
})

interface Expansion {
  readonly elements: number
  /** Ms from the key to the painted answer; of it, ms until the desk had answered. */
  readonly took: number
  readonly asked: number
}

/** The busiest accounts of the alerts: where an analyst would begin. */
async function accounts(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const answer = await fetch('/api/v1/alerts?limit=200')
    const text = await answer.text()
    return [...new Set([...text.matchAll(/"account":\{"key":"([^"]+)"/g)].map(([, key]) => key!))].slice(
      0,
      50,
    )
  })
}

/** Walks along the flows and expands where something is left, until the time is over or enough was measured. */
function walk(page: Page, options: { elements: number; repeat: number; ms: number }): Promise<Expansion[]> {
  return page.evaluate(async ({ elements, repeat, ms }) => {
    const found: Expansion[] = []
    const graph = document.querySelector<HTMLElement>('[role=application]')!
    const caption = document.querySelector('figcaption')!
    const count = () =>
      (caption.textContent.match(/\d[\d,]*/g) ?? []).reduce((sum, digits, at) => {
        const isCount =
          caption.textContent.includes(`${digits} addresses`) ||
          caption.textContent.includes(`${digits} flows`)
        return isCount && at >= 0 ? sum + Number(digits.replaceAll(',', '')) : sum
      }, 0)
    const press = (key: string) =>
      graph.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const keys = ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp']
    const until = performance.now() + ms
    graph.focus()
    for (let step = 0; performance.now() < until && found.length < repeat; step += 1) {
      for (let at = 0; at <= step % 5; at += 1) press(keys[(step + at) % keys.length]!)
      if (step % 23 === 0) press('Home')
      await frame()
      const [before, held] = [caption.textContent, count()]
      performance.clearResourceTimings()
      const began = performance.now()
      press('e')
      let ended: number | null = null
      while (ended === null && performance.now() - began < 3000) {
        await frame()
        if (caption.textContent !== before) ended = performance.now()
        const leave = document.querySelector<HTMLElement>('[role=dialog] footer button, [role=dialog] button')
        leave?.click()
        const isAsking = document.querySelector('[role=status] button') !== null
        if (
          performance.now() - began > 120 &&
          !isAsking &&
          performance.getEntriesByType('resource').length === 0
        )
          break
      }
      if (ended === null || held < elements) continue
      const asked = performance.getEntriesByType('resource').find(({ name }) => name.includes('/api/'))
      found.push({
        elements: held,
        took: ended - began,
        asked: asked ? asked.startTime + asked.duration - began : 0,
      })
    }
    return found.length > 0 ? found : [{ elements: count(), took: Number.NaN, asked: Number.NaN }]
  }, options)
}

const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: chromiumArgs() })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(values.url)
  await page.getByRole('button', { name: values.person }).click()
  await page.locator('nav a[href="/alerts"]').first().waitFor()
  const list = await accounts(page)
  await page.goto(`${values.url}/explore?accounts=${encodeURIComponent(JSON.stringify(list))}`)
  await page.getByRole('application').waitFor({ state: 'attached', timeout: 60_000 })
  await page.locator('figcaption').first().waitFor({ state: 'attached' })
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  const found = await walk(page, {
    elements: Number(values.elements),
    repeat: Number(values.repeat),
    ms: Number(values.seconds) * 1000,
  })
  const work = mainThreadWork(await browser.stopTracing())
  if (values.shot) await page.screenshot({ path: values.shot })
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
    found.map(({ asked }) => asked),
  )
  console.log(
    `elements ${found[0]!.elements} to ${found.at(-1)!.elements}, accounts begun with ${list.length}; ` +
      `longest task ${(work.at(-1) ?? 0).toFixed(0)} ms of processor time, over 50 ms: ` +
      `${work.filter((ms) => ms > 50).length} of ${work.length}; load ${loadavg()[0]!.toFixed(1)}`,
  )
} finally {
  await browser.close()
}
