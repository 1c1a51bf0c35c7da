import type { LayoutRequest } from '#core/flow/layout/run.ts'
import type { RouteRequest } from './layout.worker.ts'

/** A worker without work: to start one costs more than most layouts, so one is kept. */
let idle: Worker | null = null

function takeWorker(): Worker {
  const worker = idle ?? new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
  idle = null
  return worker
}

/** What a worker answers; it is ended by `signal`. Null where the page may not start workers. */
export function askWorker<T>(request: LayoutRequest | RouteRequest, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const worker = takeWorker()
    const end = (isReusable: boolean): void => {
      worker.removeEventListener('message', done)
      worker.removeEventListener('error', failed)
      signal.removeEventListener('abort', abort)
      if (isReusable && idle === null) idle = worker
      else worker.terminate()
    }
    const done = (event: MessageEvent<T>): void => {
      end(true)
      resolve(event.data)
    }
    const failed = (): void => {
      end(false)
      resolve(null)
    }
    const abort = (): void => {
      end(false)
      reject(signal.reason as Error)
    }
    worker.addEventListener('message', done)
    worker.addEventListener('error', failed)
    signal.addEventListener('abort', abort)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(request)
  })
}
