import { eq, TransactionRollbackError } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '#core/contract/common.ts'
import type { RouteSpec } from '#core/contract/route.ts'
import { ROUTES } from '#core/contract/routes.ts'
import { createFirstAdmin, SessionState } from '#core/contract/sessions.ts'
import { permissionsOf, ROLES, type Role } from '#core/workflow/roles.ts'
import { seedDemo } from '#mocks/seed/seed.ts'
import { createApp } from '../app.ts'
import { GOOD_CALLS } from '../testing/contract-calls.ts'
import { everyRead } from '../testing/contract-reads.ts'
import { type ContractWorld, contractWorld } from '../testing/contract-world.ts'
import type { Db } from '../store/db.ts'
import { users } from '../store/schema/identity.ts'
import { labels } from '../store/schema/labels.ts'
import { books } from '../store/schema/ledger.ts'
import { portsOver } from '../testing/desk.ts'
import { account, storeLabels } from '../testing/facts.ts'
import { HOMES } from '../testing/homes.ts'

/** What each home answered to the same reads after the same seeding. */
const answers = new Map<string, Map<string, unknown>>()

const allows = (access: string, role: Role | null): boolean =>
  access === 'public' ||
  (role !== null &&
    (access === 'session' ||
      (permissionsOf(role) as readonly string[]).includes(access.slice('permission:'.length))))

/** `let in`, or the status with which the door was kept shut. */
async function outcomeOf(response: Response): Promise<'let in' | number> {
  if (response.status !== 401 && response.status !== 403) return 'let in'
  return Problem.parse(await response.json()).status
}

/** The body of a successful answer, and everything about it that is not as the contract says. */
async function readAnswer(
  route: RouteSpec | undefined,
  response: Response,
): Promise<{ problems: unknown[]; body: unknown }> {
  const text = await response.text()
  if (route === undefined) return { problems: ['no such route'], body: null }
  const { status, schema, contentType, etag } = route.ok
  const problems: unknown[] = []
  if (response.status !== status) problems.push({ status: response.status, text })
  if (etag && !/^"\d+"$/.test(response.headers.get('etag') ?? '')) problems.push('no ETag')
  if (contentType && !response.headers.get('content-type')?.includes(contentType))
    problems.push('content type')
  if (schema === undefined) return { problems, body: text }
  const body: unknown = JSON.parse(text)
  const parsed = schema.safeParse(body)
  if (!parsed.success) problems.push(...parsed.error.issues)
  else if (JSON.stringify(parsed.data) !== text) problems.push('says more than its schema')
  return { problems, body }
}

/** Names that a language's collation and the order of bytes put in different orders. */
async function storeMixedCase(db: Db): Promise<void> {
  for (const [at, name] of ['de Souza', 'Zed', 'Émile', '_under', 'ann-marie', 'Ann Other'].entries()) {
    const createdAt = new Date('2026-10-01T00:00:00Z')
    await db
      .insert(users)
      .values({ id: `${name}-${at}`, name, email: `${at}@example.test`, role: 'analyst', createdAt })
    await storeLabels(db, [{ id: `L-${name}`, account: account(0xabc), category: 'mixer', actor: name }])
    await db
      .update(labels)
      .set({ source: `${name} list` })
      .where(eq(labels.id, `L-${name}`))
    await db.insert(books).values({ id: `${name}-book`, name, kind: 'case', createdAt })
  }
}

for (const home of HOMES)
  describe.skipIf(!home.present)(`the API over ${home.name}`, () => {
    let opened: Awaited<ReturnType<typeof home.open>>
    let desk: ReturnType<typeof portsOver>
    let world: ContractWorld

    beforeAll(async () => {
      opened = await home.open()
      desk = portsOver(opened.db, { demo: true })
    })
    afterAll(() => opened?.close())

    test('an empty desk takes its first administrator', async () => {
      const inTransaction = opened.db.transaction(async (tx) => {
        const response = await createApp({ ...desk.ports, db: tx }).request(createFirstAdmin.path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            name: 'Ada Lam',
            email: 'ada@example.test',
            password: 'correct horse battery',
          }),
        })
        expect(response.status).toBe(201)
        expect(SessionState.parse(await response.json())).toMatchObject({
          user: { role: 'admin' },
          setupNeeded: false,
        })
        // The demonstration of the tests below begins with nobody.
        tx.rollback()
      })
      await expect(inTransaction).rejects.toBeInstanceOf(TransactionRollbackError)
    })

    test('is seeded and read', async () => {
      const endsAt = desk.ports.clock()
      await seedDemo(opened.db, { size: 'small', endsAt, version: 'test', onProgress: () => {} })
      await storeMixedCase(opened.db)
      world = await contractWorld(desk.ports)
      const reads = await everyRead(world)
      expect(reads.size).toBeGreaterThan(150)
      answers.set(home.name, reads)
    })

    test('binds each route of the contract, and nothing beside it', () => {
      const bound = new Set(
        world.app.routes
          .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
          .map(({ method, path }) => `${method} ${path}`),
      )
      const described = ['/api/openapi.json', '/api/reference', '/api/reference.css'].map(
        (path) => `GET ${path}`,
      )
      const contracted = ROUTES.map(
        ({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      )
      expect([...bound].toSorted()).toEqual([...contracted, ...described].toSorted())
    })

    describe.each(ROUTES)('$operationId', (route) => {
      const path = route.path.replaceAll(/\{\w+\}/g, 'nothing')
      const call = {
        method: route.method.toUpperCase(),
        path,
        ...(route.body === undefined ? {} : { body: '{}', headers: { 'content-type': 'application/json' } }),
      }

      test.each(['nobody', ...ROLES] as const)(`is ${route.access}: asked by %s`, async (who) => {
        const role = who === 'nobody' ? null : who
        const response = await world.send(role, call)
        if (route.operationId === 'signOut') for (const each of ROLES) await world.renew(each)
        const expected = allows(route.access, role) ? 'let in' : role === null ? 401 : 403
        expect(await outcomeOf(response)).toBe(expected)
      })

      test('somebody may call it', () => {
        expect([null, ...ROLES].some((role) => allows(route.access, role))).toBe(true)
      })
    })

    test('each operation answers in the shape the contract says', async () => {
      const answered = new Map<string, unknown>()
      const announced = await world.send('analyst', {
        method: 'POST',
        path: '/api/v1/imports',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'never-sent' },
        body: JSON.stringify({ filename: 'never-sent.csv' }),
      })
      answered.set('announced, not sent', await announced.json())
      for (const [operationId, make] of Object.entries(GOOD_CALLS)) {
        const route = ROUTES.find((each) => each.operationId === operationId)
        const { role, ...call } = make(world, answered)
        const { problems, body } = await readAnswer(route, await world.send(role, call))
        expect({ operationId, problems }).toEqual({ operationId, problems: [] })
        answered.set(operationId, body)
        if (operationId === 'signOut') await world.renew('manager')
      }
      const called = [...Object.keys(GOOD_CALLS), createFirstAdmin.operationId]
      expect(called.toSorted()).toEqual(ROUTES.map((route) => route.operationId).toSorted())
    })
  })

describe('one API', () => {
  test.skipIf(!HOMES.every((home) => home.present))('answers every read alike in every home', () => {
    const [first, ...others] = HOMES.map((home) => answers.get(home.name))
    for (const other of others) {
      expect([...(other?.keys() ?? [])]).toEqual([...(first?.keys() ?? [])])
      for (const [path, body] of first ?? []) expect({ path, body: other?.get(path) }).toEqual({ path, body })
    }
  })
})
