import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { createApp } from '#server/app.ts'
import type { SessionTransport } from '#server/identity/session-transport.ts'
import { startChores } from '#server/chores.ts'
import type { Log, Ports } from '#server/ports.ts'
import { EngineWorker } from './engine-worker.ts'
import { type ApiCall, BODILESS, type FromApi } from './messages.ts'
import { type DemoManifest, DEMO_MANIFEST, DEMO_SEED } from './seed-files.ts'
import { trustOwnScripts } from './trusted-scripts.ts'

/**
 * The demo's server: the product's own API over PGlite in memory, in this worker. It starts from a database image
 * that the build made with the same engine, and its clock runs on from the instant of that image.
 */
interface WorkerScope {
  postMessage(message: unknown, moved: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent<ApiCall>) => void): void
}

const scope = globalThis as unknown as WorkerScope

/** A worker cannot hold a cookie: the token stays here, with the only page that talks to this worker. */
function tokenInMemory(): SessionTransport {
  let held: string | null = null
  return {
    read: () => held,
    write: (token) => {
      held = token
      return {}
    },
  }
}

const quiet: Log = {
  info() {},
  // oxlint-disable-next-line no-console -- the demo has no other place to say what failed
  warn: (event, facts) => console.warn(event, facts),
  // oxlint-disable-next-line no-console -- the demo has no other place to say what failed
  error: (event, facts) => console.error(event, facts),
}

async function openDemo(): Promise<Ports> {
  const [seed, manifest] = await Promise.all([
    fetch(DEMO_SEED).then((response) => response.blob()),
    fetch(DEMO_MANIFEST).then((response) => response.json() as Promise<DemoManifest>),
  ])
  const client = await PGlite.create({ loadDataDir: seed })
  const started = Date.now()
  return {
    db: drizzle({ client }),
    clock: () => manifest.endsAt + (Date.now() - started),
    randomToken: () => crypto.randomUUID().replaceAll('-', ''),
    passwords: {
      hash: () => Promise.reject(new Error('the demo has no passwords')),
      verify: async () => false,
    },
    sessions: tokenInMemory(),
    log: quiet,
    // Where memory cannot be shared, a running question could not be stopped: it is answered in place then.
    ...(crossOriginIsolated ? { engines: new EngineWorker() } : {}),
    config: {
      version: manifest.version,
      demo: true,
      institution: manifest.institution,
      secureCookies: false,
      validateResponses: true,
      maxImportBytes: 64 * 1024 * 1024,
    },
  }
}

function say(message: FromApi, moved: Transferable[] = []): void {
  scope.postMessage(message, moved)
}

async function answer(app: ReturnType<typeof createApp>, call: ApiCall): Promise<void> {
  const request = new Request(call.url, {
    method: call.method,
    headers: call.headers.map(([key, value]): [string, string] => [key, value]),
    ...(call.body === null ? {} : { body: call.body }),
  })
  const response = await app.fetch(request)
  const body = BODILESS.includes(response.status) ? null : await response.arrayBuffer()
  say(
    { kind: 'reply', id: call.id, status: response.status, headers: [...response.headers], body },
    body ? [body] : [],
  )
}

try {
  trustOwnScripts()
  const ports = await openDemo()
  const app = createApp(ports)
  startChores(ports)
  scope.addEventListener('message', (event) => void answer(app, event.data))
  say({ kind: 'ready' })
} catch (error) {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
}
