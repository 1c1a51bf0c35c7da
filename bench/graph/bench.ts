import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright'
import { build, preview } from 'vite'
import { chromiumArgs, chromiumPath } from '../../scripts/lib/chromium.ts'
import { quantile, type BenchOptions, type Figure } from '../report.ts'
import { costOf, taskFigures } from './cost.ts'

const SIZES = [500, 2000, 10_000] as const
const SUBJECTS = ['plain', 'relayout', 'sigma', 'ours'] as const
const NAMES = {
  plain: 'Cytoscape with default settings',
  relayout: 'the same, laid out anew by breadthfirst',
  sigma: 'sigma.js 3',
} as const
const FRAMES = 60
const EXPANDS = 5
const FRAME_FIGURE = /^(pan|zoom)/
const PEERS = fileURLToPath(new URL('./peers/node_modules', import.meta.url))
const SCRIPTS = ['graphology/dist/graphology.umd.min.js', 'sigma/dist/sigma.min.js']
/** A picture with less than this, as PNG, has nothing on it. */
const LEAST_PICTURE = 12_000

export type Subject = (typeof SUBJECTS)[number]
type Results = ReadonlyMap<string, number>

/**
 * The same seeded graphs drawn by the product's component, by Cytoscape with default settings and by sigma.js, in one
 * Chromium, one after the other. `ratio` is the peer's figure through ours. `rows` is the size of the largest graph.
 */
export async function* graphBench({ rows, seed }: BenchOptions): AsyncIterable<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-graph-'))
  const root = fileURLToPath(new URL('./page', import.meta.url))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { __DEMO__: 'false' },
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
  })
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...chromiumArgs(), '--enable-unsafe-swiftshader'],
  })
  const url = server.resolvedUrls!.local[0]!
  try {
    for (const nodes of SIZES.filter((size) => size <= rows)) {
      const found = new Map<Subject, Results>()
      for (const subject of SUBJECTS) {
        if (subject === 'sigma' && !SCRIPTS.every((script) => existsSync(join(PEERS, script)))) continue
        found.set(subject, await measure(browser, url, subject, nodes, seed))
      }
      yield* figures(nodes, found)
    }
    for (const nodes of SIZES.filter((size) => size > 500 && size <= rows))
      yield* taskFigures(() => open(browser, url, 'ours', nodes, seed), browser, String(nodes))
    yield* expandOne(browser, url, seed)
  } finally {
    await browser.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Each peer's figure, then ours against each peer: `ratio` above 1 means that ours takes less. */
function* figures(nodes: number, found: ReadonlyMap<Subject, Results>): Iterable<Figure> {
  const own = found.get('ours')!
  for (const [figure, value] of own) {
    const n = FRAME_FIGURE.test(figure) ? FRAMES : 1
    for (const [subject, results] of found) {
      if (subject === 'ours') continue
      const theirs = results.get(figure)
      if (theirs === undefined) continue
      yield { figure: `${nodes}.${figure}.${subject}`, value: theirs, unit: 'ms', n }
      yield {
        figure: `${nodes}.${figure}.ours`,
        value,
        unit: 'ms',
        n,
        against: NAMES[subject],
        ratio: theirs / value,
      }
    }
    // Nobody else leads lines around what stands between.
    if (figure.endsWith('.led')) yield { figure: `${nodes}.${figure}`, value, unit: 'ms', n: 1 }
  }
}

async function measure(
  browser: Browser,
  url: string,
  subject: Subject,
  nodes: number,
  seed: number,
): Promise<Results> {
  const page = await open(browser, url, subject, nodes, seed)
  const results = new Map<string, number>()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const cost = await costOf(browser, session)
  /** What `action` answers, with processor time and main-thread time over `frames` beside it. */
  const measured = async <T>(figure: string, frames: number, action: () => Promise<T>): Promise<T> => {
    const before = await cost()
    const answer = await action()
    const after = await cost()
    results.set(`${figure}.main`, (after.main - before.main) / frames)
    results.set(`${figure}.cpu`, (after.cpu - before.cpu) / frames)
    return answer
  }
  results.set('paint', await measured('paint', 1, () => page.evaluate(() => window.bench.open())))
  if (subject === 'ours') results.set('paint.led', await page.evaluate(() => window.bench.led()))
  await checkPicture(page, subject)
  // Right after a change is when an analyst moves the picture; caches that fill later come too late.
  for (const gesture of subject === 'relayout' ? [] : (['pan', 'zoom'] as const)) {
    const times = await measured(gesture, FRAMES, () =>
      page.evaluate(([name, frames]) => window.bench[name](frames), [gesture, FRAMES] as const),
    )
    results.set(`${gesture}.p50`, quantile([...times], 0.5))
    results.set(`${gesture}.p95`, quantile([...times], 0.95))
  }
  const expands: number[] = []
  const [mains, cpus, led]: [number[], number[], number[]] = [[], [], []]
  for (let at = 0; at < EXPANDS; at += 1) {
    await page.evaluate(() => window.bench.plan(80, 120))
    expands.push(await measured('expand200', 1, () => page.evaluate(() => window.bench.expand())))
    led.push(await page.evaluate(() => window.bench.led()))
    mains.push(results.get('expand200.main')!)
    cpus.push(results.get('expand200.cpu')!)
  }
  results.set('expand200', quantile(expands, 0.5))
  results.set('expand200.main', quantile(mains, 0.5))
  results.set('expand200.cpu', quantile(cpus, 0.5))
  if (subject === 'ours') results.set('expand200.led', quantile(led, 0.5))
  if (subject !== 'relayout') {
    const after = await measured('pan-after-expand', 20, () =>
      page.evaluate((frames) => window.bench.pan(frames), 20),
    )
    results.set('pan-after-expand.p50', quantile([...after], 0.5))
  }
  await page.context().close()
  return results
}

/** Expanding one node by twelve neighbours at 2,000 elements, from the call to the painted result. */
async function* expandOne(browser: Browser, url: string, seed: number): AsyncIterable<Figure> {
  const page = await open(browser, url, 'ours', 800, seed)
  await page.evaluate(() => window.bench.open())
  const times: number[] = []
  for (let at = 0; at < 25; at += 1) {
    await page.evaluate(() => window.bench.plan(12, 12))
    times.push(await page.evaluate(() => window.bench.expand()))
  }
  await page.context().close()
  yield {
    figure: '2000-elements.expand-one.p50',
    value: quantile([...times], 0.5),
    unit: 'ms',
    n: times.length,
  }
  yield {
    figure: '2000-elements.expand-one.p95',
    value: quantile([...times], 0.95),
    unit: 'ms',
    n: times.length,
  }
}

async function open(
  browser: Browser,
  url: string,
  subject: Subject,
  nodes: number,
  seed: number,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, deviceScaleFactor: 1 })
  const page = await context.newPage()
  page.setDefaultTimeout(240_000)
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(url)
  if (subject === 'sigma')
    for (const script of SCRIPTS) await page.addScriptTag({ path: join(PEERS, script) })
  await page.waitForFunction(() => 'bench' in window)
  await page.evaluate(([name, count, chance]) => window.bench.prepare(name, count, chance), [
    subject,
    nodes,
    seed,
  ] as const)
  return page
}

/** A blank canvas has perfect frame times. */
async function checkPicture(page: Page, subject: Subject): Promise<void> {
  const { length } = await page.screenshot({ type: 'png' })
  if (length < LEAST_PICTURE) throw new Error(`${subject} drew nothing (${length} bytes of PNG)`)
}

declare global {
  interface Window {
    readonly bench: {
      readonly prepare: (subject: string, nodes: number, seed: number) => void
      readonly open: () => Promise<number>
      readonly pan: (frames: number) => Promise<number[]>
      readonly zoom: (frames: number) => Promise<number[]>
      readonly plan: (nodes: number, edges: number) => void
      readonly expand: () => Promise<number>
      readonly led: () => Promise<number>
      readonly filter: () => Promise<number>
    }
  }
}
