import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditRecord } from '#core/evidence/audit-chain.ts'
import { createVerifier } from '#core/evidence/audit-verifier.ts'
import { readMigrations } from '#server/node/migrations.ts'
import { type Db, migrate, rowsOf } from '#server/store/db.ts'
import { buildWorld, gather } from '../world/build.ts'
import { seedDemo } from './seed.ts'

const endsAt = Date.parse('2026-11-20T08:00:00.000Z')

describe('the seeded demonstration', () => {
  let client: PGlite
  let db: Db
  beforeAll(async () => {
    client = await PGlite.create()
    db = drizzle({ client })
    await migrate(db, readMigrations())
    await seedDemo(db, { size: 'small', endsAt, version: 'test', onProgress: () => {} })
  })
  afterAll(() => client.close())

  test('the engine finds what is planted, and says nothing where it should be silent', async () => {
    const { planted } = gather(buildWorld({ size: 'small', seed: 'lantern', endsAt }))
    const alerted = new Set(
      (await rowsOf<{ ids: string[] }>(db, sql`select transfer_ids as ids from alerts`)).flatMap(
        (row) => row.ids,
      ),
    )
    const expected = planted.filter((instance) => instance.expectedRule !== null)
    const missed = expected.filter((instance) => !instance.transferKeys.some((key) => alerted.has(key)))
    expect(expected.length).toBeGreaterThan(100)
    expect(missed.map(({ id, typologyId, note }) => `${id} ${typologyId} ${note}`)).toEqual([])
  })

  test('the trail is one intact chain whose clock never runs backwards', async () => {
    const rows = await rowsOf<Record<string, unknown>>(db, sql`select * from audit_events order by seq`)
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
    expect(verifier.report()).toMatchObject({ ok: true, verified: rows.length, warnings: [] })
  })

  test('people decided most of it, some is open, some was reported, nothing lies in the future', async () => {
    const states = await rowsOf<{ status: string; n: number }>(
      db,
      sql`select status, count(*)::int as n from alerts group by 1`,
    )
    const count = (status: string) => states.find((row) => row.status === status)?.n ?? 0
    expect(count('closed')).toBeGreaterThan(20)
    const reported = [
      'escalated',
      'mlro-review',
      'no-file',
      'str-draft',
      'str-filed',
      'post-str-review',
      'closed-str',
    ]
    expect(reported.reduce((sum, status) => sum + count(status), 0)).toBeGreaterThan(15)
    expect(count('closed-str')).toBeGreaterThan(2)
    expect(count('new') + count('assigned') + count('in-review')).toBeGreaterThan(5)
    const [late] = await rowsOf<{ n: number }>(
      db,
      sql`select count(*)::int as n from alerts where created_at > ${new Date(endsAt).toISOString()} or updated_at > ${new Date(endsAt).toISOString()}`,
    )
    expect(late?.n).toBe(0)
  })
})
