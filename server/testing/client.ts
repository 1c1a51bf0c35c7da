import { createApp } from '../app.ts'
import { startSession } from '../identity/sessions.ts'
import type { Ports } from '../ports.ts'

/** An answer with its body read. */
export interface Read<Body> {
  readonly status: number
  readonly body: Body
  readonly etag: string | null
  readonly headers: Headers
}

/** Counts the writes of all people: somebody may sign in twice, and a key is theirs for good. */
let key = 0

/** A person at the API: requests carry the session, as a browser's would. */
export async function signedIn(ports: Ports, userId: string) {
  const app = createApp(ports)
  const token = await startSession(ports.db, ports, userId)
  const { 'set-cookie': written } = ports.sessions.write(token, 3600)
  const cookie = (written ?? '').split(';')[0] ?? ''

  async function send<Body>(path: string, init: RequestInit = {}): Promise<Read<Body>> {
    const headers = { cookie, ...(init.headers as Record<string, string> | undefined) }
    const response = await app.request(path, { ...init, headers })
    const text = await response.text()
    return {
      status: response.status,
      body: (response.headers.get('content-type')?.includes('json') === true
        ? JSON.parse(text)
        : text || null) as Body,
      etag: response.headers.get('etag'),
      headers: response.headers,
    }
  }

  return {
    /** The answer as it comes, for what stays open. */
    open: async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
      app.request(path, { headers: { cookie, ...headers } }),
    send,
    get: <Body>(path: string) => send<Body>(path),
    /** A write that is not conditional; the idempotency key is new unless given. */
    post: <Body>(path: string, body: unknown, idempotencyKey?: string) =>
      send<Body>(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': idempotencyKey ?? `test-key-${userId}-${(key += 1)}`,
        },
      }),
    /** A replacement; of the version named, where it is conditional. */
    put: <Body>(path: string, version: number | null, body: unknown) =>
      send<Body>(path, {
        method: 'PUT',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          ...(version === null ? {} : { 'if-match': `"${version}"` }),
          'idempotency-key': `test-key-${userId}-${(key += 1)}`,
        },
      }),
    delete: (path: string) => send<null>(path, { method: 'DELETE' }),
    /** A change of what was read at a version. */
    change: <Body>(method: 'POST' | 'PATCH', path: string, body: unknown, version: number) =>
      send<Body>(path, {
        method,
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'if-match': `"${version}"`,
          'idempotency-key': `test-key-${userId}-${(key += 1)}`,
        },
      }),
    /** A command on an alert; the idempotency key is new unless given. */
    command: <Body>(alertId: string, version: number, command: unknown, idempotencyKey?: string) =>
      send<Body>(`/api/v1/alerts/${alertId}/commands`, {
        method: 'POST',
        body: JSON.stringify(command),
        headers: {
          'content-type': 'application/json',
          'if-match': `"${version}"`,
          'idempotency-key': idempotencyKey ?? `test-key-${userId}-${(key += 1)}`,
        },
      }),
  }
}

export type Person = Awaited<ReturnType<typeof signedIn>>
