import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditRecord } from '#core/evidence/audit-chain.ts'
import { createVerifier } from '#core/evidence/audit-verifier.ts'
import { readMigrations } from '#server/node/migrations.ts'
import { type Db, migrate, rowsOf } from '#server/store/db.ts'
import { buildWorld, gather } from '../world/build.ts'
import type { PlantedInstance } from '../world/types.ts'
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
  }, 180_000)
  afterAll(() => client.close())

  test('every planted instance is found by the rule that must find it', async () => {
    const { planted } = gather(buildWorld({ size: 'small', seed: 'lantern', endsAt }))
    const rows = await rowsOf<{ rule: string; category: string; kind: string; ids: string[] }>(
      db,
      sql`select rule_id as rule, category, exposure_kind as kind, transfer_ids as ids from alerts`,
    )
    const seen = new Set(
      rows.flatMap(({ rule, category, kind, ids }) =>
        ids.flatMap((id) => [`${id} ${rule}`, `${id} ${kind} ${category}`]),
      ),
    )
    const wanted = ({ expectedRule }: PlantedInstance) => {
      if (expectedRule === null) return null
      if (expectedRule.kind === 'structuring') return 'T06'
      return expectedRule.kind === 'pattern'
        ? expectedRule.rule
        : `${expectedRule.kind} ${expectedRule.category}`
    }
    const expected = planted.filter((instance) => wanted(instance) !== null)
    const missed = expected.filter(
      (instance) => !instance.transferKeys.some((key) => seen.has(`${key} ${wanted(instance)}`)),
    )
    expect(expected.length).toBeGreaterThan(100)
    expect(missed.map((each) => `${each.id} ${wanted(each)} ${each.note}`)).toEqual([])
    const patterns = expected.flatMap(({ expectedRule }) =>
      expectedRule?.kind === 'pattern' ? [expectedRule.rule] : [],
    )
    expect([...new Set(patterns)].toSorted()).toEqual(
      'T04 T05 T07 T08 T09 T10 T11 T17 T19 T24 T25 T26 T31'.split(' '),
    )
  })

  test('ordinary traffic raises little, and what is planted to stay silent raises nothing', async () => {
    const { planted } = gather(buildWorld({ size: 'small', seed: 'lantern', endsAt }))
    const plantedKeys = new Set(planted.flatMap(({ transferKeys }) => transferKeys))
    const rows = await rowsOf<{ rule: string; ids: string[] }>(
      db,
      sql`select rule_id as rule, transfer_ids as ids from alerts`,
    )
    const ordinary = rows.filter(({ ids }) => !ids.some((id) => plantedKeys.has(id)))
    expect(ordinary.length).toBeLessThan(rows.length * 0.05)
    const silent = new Set(
      planted.flatMap(({ id, transferKeys }) =>
        /-(indirect-below-line|indirect-too-far|indirect-through-service|after-delisting)-d/.test(id)
          ? transferKeys
          : [],
      ),
    )
    expect(silent.size).toBeGreaterThan(5)
    const broken = rows.filter(({ ids, rule }) => rule < 'T04' && ids.some((id) => silent.has(id)))
    expect(broken).toEqual([])
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

  test('its people have gathered alerts in cases, open, closed and restricted ones', async () => {
    const rows = await rowsOf<{
      state: string
      restricted: boolean
      alerts: number
      early: number
      open: number
    }>(
      db,
      sql`select c.state, c.restricted, count(*)::int as alerts,
          (count(*) filter (where ca.added_at < a.created_at))::int as early,
          (count(*) filter (where a.open))::int as open
        from cases c join case_alerts ca on ca.case_id = c.id join alerts a on a.id = ca.alert_id group by c.id`,
    )
    expect(rows.some(({ state }) => state === 'open')).toBe(true)
    expect(rows.some(({ state }) => state === 'closed')).toBe(true)
    expect(rows.some(({ restricted }) => restricted)).toBe(true)
    // Nothing was added before it was raised, and no case was closed over an open alert.
    expect(rows.filter(({ early }) => early > 0)).toEqual([])
    expect(rows.filter(({ state, open }) => state === 'closed' && open > 0)).toEqual([])
    expect(Math.min(...rows.map(({ alerts }) => alerts))).toBeGreaterThan(1)
  })
})
