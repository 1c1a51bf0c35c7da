import { forgetOldKeys } from './http/idempotency.ts'
import type { Ports } from './ports.ts'
import { WAKE_EVERY_MS, wakeDue } from './triage/wake-alerts.ts'

interface Chore {
  readonly name: string
  readonly everyMs: number
  /** Does what is due; the number of things done. */
  readonly run: (ports: Ports) => Promise<number>
}

const CHORES: readonly Chore[] = [
  { name: 'alerts.wake', everyMs: WAKE_EVERY_MS, run: wakeDue },
  { name: 'idempotency.forget', everyMs: 3_600_000, run: forgetOldKeys },
]

/**
 * What the desk does by itself as time passes: each chore now and again after its interval, one run at a time. A run
 * that fails is logged and the next one tries again. Returns how to stop: it waits for what is under way.
 */
export function startChores(ports: Ports): () => Promise<void> {
  const stops = CHORES.map((chore) => repeat(ports, chore))
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

function repeat(ports: Ports, chore: Chore): () => Promise<void> {
  let running: Promise<void> | null = null
  const run = () => {
    running ??= runOnce(ports, chore).finally(() => {
      running = null
    })
  }
  run()
  const timer = setInterval(run, chore.everyMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}

async function runOnce(ports: Ports, { name, run }: Chore): Promise<void> {
  try {
    const done = await run(ports)
    if (done > 0) ports.log.info(name, { done })
  } catch (error) {
    ports.log.error(`${name}-failed`, { message: error instanceof Error ? error.message : String(error) })
  }
}
