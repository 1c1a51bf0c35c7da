import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Collects garbage now, so that what is timed next does not pay for what came before it. Node gives the function
 * only where it is asked for.
 */
export function settle(): void {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}

/** One measured figure. `against` and `ratio` (peer's value / ours) where a peer ran in the same process. */
export interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: 'ms' | 'MB' | 'count' | 'share'
  /** Repetitions or subjects behind the value. */
  readonly n: number
  readonly against?: string
  readonly ratio?: number
}

export interface BenchOptions {
  readonly rows: number
  readonly seed: number
  /** Also measure other libraries on the same questions; installs them beside the bench. */
  readonly peers: boolean
  /** Benches over a database: this one, or a throw-away PostgreSQL server; else the embedded one. */
  readonly databaseUrl: string | null
  readonly postgres: boolean
}

export type Bench = (options: BenchOptions) => AsyncIterable<Figure>

/** Prints figures as they come, a table for people or one JSON line each; returns them all. */
export async function report(
  bench: string,
  figures: AsyncIterable<Figure>,
  json: boolean,
): Promise<Figure[]> {
  const all: Figure[] = []
  for await (const figure of figures) {
    all.push(figure)
    if (json) console.log(JSON.stringify({ bench, ...figure }))
    else {
      const peer =
        figure.against === undefined ? '' : `  ${figure.ratio!.toFixed(1)}x faster than ${figure.against}`
      const value = figure.value.toPrecision(figure.value >= 1000 ? 6 : 3)
      console.log(
        `${figure.figure.padEnd(44)} ${value.padStart(10)} ${figure.unit.padEnd(6)} n=${figure.n}${peer}`,
      )
    }
  }
  return all
}

/** Below this, in ms, the processor's own accounting is too coarse and the clock is used. */
const CLOCK_BELOW = 5

/**
 * Milliseconds that one call took: by the clock if it was short, else processor time of this thread, which on
 * a busy machine is the cost of the call and not of its neighbours.
 */
export function time(action: () => unknown): number {
  const started = performance.now()
  const before = processorTime()
  action()
  const used = processorTime() - before
  const clock = performance.now() - started
  return clock < CLOCK_BELOW || used === 0 ? clock : Math.min(clock, used)
}

/** Processor time of this thread so far, in ms; 0 where Node cannot tell (before 23.9). */
function processorTime(): number {
  if (!('threadCpuUsage' in process)) return 0
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Median of several calls, in milliseconds. */
export function median(repeat: number, action: () => unknown): number {
  return quantile(
    Array.from({ length: repeat }, () => time(action)),
    0.5,
  )
}

/** Nearest-rank quantile; sorts its input. */
export function quantile(values: number[], q: number): number {
  values.sort((a, b) => a - b)
  return values[Math.min(values.length - 1, Math.floor(q * values.length))] ?? Number.NaN
}
