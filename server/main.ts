import { existsSync } from 'node:fs'
import type { Server, ServerResponse } from 'node:http'
import { relative } from 'node:path'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { createApp } from './app.ts'
import { securityHeaders } from './http/security-headers.ts'
import { startChores } from './chores.ts'
import type { Desk } from './node/open-desk.ts'

/** A large import over a slow line; Node's own five minutes would cut it off. */
const UPLOAD_TIMEOUT_MS = 60 * 60 * 1000

/** How long running requests may take to finish once the desk stops, in milliseconds. */
const STOP_PATIENCE_MS = 10_000

export interface ListenOptions {
  readonly port: number
  readonly host: string
  /** Folder with the built page; null serves the API alone. */
  readonly webRoot: string | null
}

export interface Listening {
  readonly url: string
  /** Stops taking requests, lets running ones finish (10 s at most), closes the database. */
  stop(): Promise<void>
}

/** Serves the page and the API of an open desk. */
export async function listen(desk: Desk, options: ListenOptions): Promise<Listening> {
  const app = new Hono()
  app.use(securityHeaders(desk.ports.config.secureCookies))
  const stopping = new AbortController()
  app.route('/', createApp({ ...desk.ports, stopping: stopping.signal }))
  if (options.webRoot !== null) servePage(app, options.webRoot)

  const server = await new Promise<Server>((resolve, reject) => {
    const started = serve(
      {
        fetch: app.fetch,
        port: options.port,
        hostname: options.host,
        serverOptions: { requestTimeout: UPLOAD_TIMEOUT_MS },
      },
      () => resolve(started as Server),
    )
    started.on('error', reject)
  })
  const stopChores = startChores(desk.ports)
  const running = new Set<ServerResponse>()
  server.on('request', (_, response) => {
    running.add(response)
    response.once('close', () => running.delete(response))
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  let stopped: Promise<void> | null = null
  return {
    url: `http://${options.host === '0.0.0.0' ? 'localhost' : options.host}:${port}`,
    stop: () => {
      // Streams stay open for as long as somebody reads them: they end first.
      stopping.abort()
      return (stopped ??= stopChores().then(() => stop(server, running, desk)))
    },
  }
}

async function stop(server: Server, running: ReadonlySet<ServerResponse>, desk: Desk): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Browsers keep connections open, also ones that never asked anything: they end as soon as nothing runs.
  const whenDone = setInterval(() => {
    if (running.size === 0) server.closeAllConnections()
  }, 20)
  const patience = setTimeout(() => server.closeAllConnections(), STOP_PATIENCE_MS)
  await closed
  clearInterval(whenDone)
  clearTimeout(patience)
  await desk.close()
}

/** Hashed files are cached for good; the page itself is asked for each time, so that a new version arrives. */
function servePage(app: Hono, webRoot: string): void {
  if (!existsSync(webRoot)) throw new Error(`${webRoot} does not exist: run \`npm run build\``)
  const root = relative(process.cwd(), webRoot) || '.'
  app.use('/assets/*', async (context, next) => {
    await next()
    if (context.res.ok) context.res.headers.set('cache-control', 'public, max-age=31536000, immutable')
  })
  app.use('/*', async (context, next) => {
    await next()
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-cache')
  })
  app.use('/*', serveStatic({ root }))
  app.get('*', async (context, next) => {
    if (FILE.test(context.req.path)) return next()
    return serveStatic({ root, path: 'index.html' })(context, next)
  })
}

/** Files have an ending that a page's address never has; a missing one is missing, and not the page. */
const FILE = /^\/assets\/|\.(?:css|gz|html|ico|js|json|map|png|svg|txt|wasm|webmanifest|woff2)$/
