import { http, HttpResponse } from 'msw'
import { setupWorker } from 'msw/browser'
import { type ApiCall, BODILESS, type FromApi } from './messages.ts'

type Waiting = (reply: Extract<FromApi, { kind: 'reply' }>) => void

/** The embedded API behind a `fetch`-like function: each request goes to the worker and comes back as a Response. */
async function connect(): Promise<(request: Request) => Promise<Response>> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'kyt-desk-demo-api',
  })
  const waiting = new Map<number, Waiting>()
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)))
    worker.addEventListener('message', ({ data }: MessageEvent<FromApi>) => {
      if (data.kind === 'ready') return resolve()
      if (data.kind === 'failed') return reject(new Error(data.message))
      waiting.get(data.id)?.(data)
      waiting.delete(data.id)
    })
  })
  let last = 0
  return async (request) => {
    const body = request.body === null ? null : await request.arrayBuffer()
    const id = (last += 1)
    const call: ApiCall = {
      kind: 'call',
      id,
      url: request.url,
      method: request.method,
      headers: [...request.headers],
      body,
    }
    const reply = await new Promise<Parameters<Waiting>[0]>((resolve) => {
      waiting.set(id, resolve)
      worker.postMessage(call, body ? [body] : [])
    })
    const headers = reply.headers.map(([key, value]): [string, string] => [key, value])
    return new HttpResponse(BODILESS.includes(reply.status) ? null : reply.body, {
      status: reply.status,
      headers,
    })
  }
}

/** Starts the demo: from here on the page's `/api` requests are answered by the product's own API in a worker. */
export async function startDemo(): Promise<void> {
  const answer = await connect()
  await setupWorker(http.all('*/api/*', ({ request }) => answer(request))).start({
    quiet: true,
    onUnhandledFrame: 'bypass',
  })
}
