import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { securityHeaders } from '#server/http/security-headers.ts'
import { buildDemo } from './lib/build-demo.ts'

/**
 * `npm run demo`: builds the static demo and serves it as any static host would, with the product's own headers.
 * The worker that runs the embedded database needs WebAssembly; the page does not get that right.
 */
const webRoot = fileURLToPath(new URL('../dist-demo', import.meta.url))
if (process.env['KYT_DEMO_BUILD'] !== 'never') await buildDemo()
if (!existsSync(webRoot)) throw new Error('dist-demo/ is missing: run `npm run build:demo`')

const root = relative(process.cwd(), webRoot)
const app = new Hono()
// Outermost, so that it has the last word on the header.
app.use('/assets/worker-*', async (context, next) => {
  await next()
  const policy = context.res.headers.get('content-security-policy') ?? ''
  context.res.headers.set(
    'content-security-policy',
    policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
  )
})
app.use(securityHeaders(false))
app.use('/*', serveStatic({ root }))
app.get('*', serveStatic({ root, path: 'index.html' }))

const port = Number(process.env['PORT'] ?? 8081)
const hostname = process.env['HOST'] ?? '127.0.0.1'
serve({ fetch: app.fetch, port, hostname }, () => console.log(`The demo is at http://${hostname}:${port}`))
