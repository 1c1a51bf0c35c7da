import type { Ports } from '../ports.ts'
import { WAKE_EVERY_MS, wakeDue } from './wake-alerts.ts'

/**
 * Looks for snoozes that are over, now and every half minute, one look at a time. A look that fails is logged and
 * the next one tries again. Returns how to stop: it waits for a look that is under way.
 */
export function watchSnoozes(ports: Ports, everyMs: number = WAKE_EVERY_MS): () => Promise<void> {
  let looking: Promise<void> | null = null
  const look = () => {
    looking ??= lookOnce(ports).finally(() => {
      looking = null
    })
  }
  look()
  const timer = setInterval(look, everyMs)
  return async () => {
    clearInterval(timer)
    await looking
  }
}

async function lookOnce(ports: Ports): Promise<void> {
  try {
    const woken = await wakeDue(ports)
    if (woken > 0) ports.log.info('alerts.woken', { woken })
  } catch (error) {
    ports.log.error('alerts.wake-failed', { message: error instanceof Error ? error.message : String(error) })
  }
}
