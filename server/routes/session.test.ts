import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createVerifier } from '#core/evidence/audit-verifier.ts'
import type { AuditRecord } from '#core/evidence/audit-chain.ts'
import { sql } from 'drizzle-orm'
import { createApp } from '../app.ts'
import { rowsOf } from '../store/db.ts'
import { testPorts } from '../testing/desk.ts'

const ADMIN = { name: 'Ada Lam', email: 'Ada@example.hk', password: 'correct horse battery' }

describe('sessions', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let app: ReturnType<typeof createApp>
  beforeEach(async () => {
    desk = await testPorts()
    app = createApp(desk.ports)
  })
  afterEach(() => desk.close())

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

  test('an empty desk asks for its administrator, once', async () => {
    expect(await (await app.request('/api/v1/session')).json()).toMatchObject({
      user: null,
      setupNeeded: true,
      demo: false,
    })
    const created = await post('/api/v1/setup', ADMIN)
    expect(created.status).toBe(201)
    expect(await created.json()).toMatchObject({
      user: { name: 'Ada Lam', role: 'admin' },
      setupNeeded: false,
    })
    expect((await post('/api/v1/setup', { ...ADMIN, email: 'eve@example.hk' })).status).toBe(409)
  })

  test('the cookie is HttpOnly, Strict and host-bound, and opens what the role may see', async () => {
    const created = await post('/api/v1/setup', ADMIN)
    expect(created.headers.get('set-cookie')).toMatch(
      /^__Host-kyt_session=.+; Path=\/; HttpOnly; SameSite=Strict; Secure/,
    )
    const cookie = cookieOf(created)
    expect((await app.request('/api/v1/users', { headers: { cookie } })).status).toBe(200)
    expect((await app.request('/api/v1/users')).status).toBe(401)
    const forbidden = await app.request('/api/v1/audit-events', { headers: { cookie } })
    expect(forbidden.status).toBe(403)
    expect(await forbidden.json()).toMatchObject({ type: 'urn:kyt:problem:forbidden' })
  })

  test('signing in: right, wrong, too often; all of it in a chain that verifies', async () => {
    await post('/api/v1/setup', ADMIN)
    expect((await post('/api/v1/session', { email: ADMIN.email, password: ADMIN.password })).status).toBe(200)
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await post('/api/v1/session', { email: ADMIN.email, password: 'guess' })).status).toBe(401)
    }
    expect((await post('/api/v1/session', { email: ADMIN.email, password: ADMIN.password })).status).toBe(429)

    const cookie = cookieOf(await post('/api/v1/setup', ADMIN))
    expect(cookie).toBe('')
    const rows = await rowsOf<Record<string, unknown>>(
      desk.ports.db,
      sql.raw(
        'select seq, at, actor_id, actor_role, actor_name, type, target_kind, target_id, data, prev_hash, hash from audit_events order by seq',
      ),
    )
    const verifier = createVerifier()
    for (const row of rows) {
      verifier.push({
        seq: Number(row['seq']),
        at: new Date(row['at'] as string).toISOString(),
        actor: { id: row['actor_id'], role: row['actor_role'], name: row['actor_name'] },
        type: row['type'],
        target: row['target_kind'] === null ? null : { kind: row['target_kind'], id: row['target_id'] },
        data: row['data'],
        prevHash: row['prev_hash'],
        hash: row['hash'],
      } as AuditRecord)
    }
    expect(verifier.report()).toMatchObject({ ok: true, verified: 13 })
  })

  test('a session ends by sign-out and by time', async () => {
    const cookie = cookieOf(await post('/api/v1/setup', ADMIN))
    const whoAmI = async () =>
      (await (await app.request('/api/v1/session', { headers: { cookie } })).json()) as { user: unknown }
    expect((await whoAmI()).user).not.toBeNull()
    desk.advance(12 * 60 * 60 * 1000 + 1)
    expect((await whoAmI()).user).toBeNull()
    const again = cookieOf(await post('/api/v1/session', { email: ADMIN.email, password: ADMIN.password }))
    expect(
      (await app.request('/api/v1/session', { method: 'DELETE', headers: { cookie: again } })).status,
    ).toBe(204)
    expect((await app.request('/api/v1/users', { headers: { cookie: again } })).status).toBe(401)
  })

  test('malformed input names the field; personas do not exist outside the demo; foreign writes are refused', async () => {
    const bad = await post('/api/v1/setup', { ...ADMIN, password: 'short' })
    expect(bad.status).toBe(400)
    expect(await bad.json()).toMatchObject({ errors: [{ field: 'body.password' }] })
    expect((await post('/api/v1/session/persona', { personaId: 'x' })).status).toBe(404)
    expect((await post('/api/v1/setup', ADMIN, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  test('a person is created once per idempotency key', async () => {
    const cookie = cookieOf(await post('/api/v1/setup', ADMIN))
    const person = {
      name: 'Mei Wong',
      email: 'mei@example.hk',
      role: 'analyst',
      password: 'a long enough password',
    }
    expect((await post('/api/v1/users', person, { cookie })).status).toBe(428)
    const headers = { cookie, 'idempotency-key': 'create-mei-1' }
    const first = await post('/api/v1/users', person, headers)
    const again = await post('/api/v1/users', person, headers)
    expect(first.status).toBe(201)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.json()).toEqual(await first.json())
    expect((await post('/api/v1/users', { ...person, name: 'Other' }, headers)).status).toBe(409)
    expect((await post('/api/v1/users', person, { cookie, 'idempotency-key': 'create-mei-2' })).status).toBe(
      409,
    )
  })
})
