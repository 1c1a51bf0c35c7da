import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { AlertBulkResult } from '#core/contract/alert-bulk.ts'
import type { WireAlert } from '../store/alert-summary.ts'
import { rowsOf } from '../store/db.ts'
import { insertAlerts, type NewAlert } from '../store/insert-alerts.ts'
import { alerts } from '../store/schema/work.ts'
import { alertRow } from '../testing/alert-rows.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import { storePeople, storePlatform } from '../testing/facts.ts'
import { verifyTrail } from '../testing/trail.ts'
import { SAFE_DONE } from '../testing/closing.ts'

type Result = z.output<typeof AlertBulkResult>

const CLOSE = {
  type: 'propose-close',
  code: 'fp-service',
  rationale: 'All of them come from the omnibus wallet of one licensed exchange, whose owner is proven.',
  safe: SAFE_DONE,
  riskProfileUpdated: false,
}

/** Alert `n`, in review with Ana, unless said otherwise. */
function alertNumber(n: number, change: Partial<NewAlert> = {}): NewAlert {
  return alertRow(n, {
    ruleId: 'T22',
    exposureKind: 'indirect',
    severity: 2,
    status: 'in-review',
    amount: BigInt(n) * 10n ** 20n,
    receipt: { rule: { name: 'Indirect exposure' } },
    assigneeId: 'ana',
    version: 3,
    ...change,
  })
}

describe('one command for many alerts', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let [ana, ben, amy]: Person[] = []

  beforeAll(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await storePeople(desk.ports.db)
    ;[ana, ben, amy] = await Promise.all(['ana', 'ben', 'amy'].map((who) => signedIn(desk.ports, who)))
  })
  afterAll(() => desk.close())
  beforeEach(async () => {
    await desk.ports.db.delete(alerts)
  })

  const store = (rows: readonly NewAlert[]) => insertAlerts(desk.ports.db, rows)
  const give = (person: Person | undefined, command: unknown, of: readonly NewAlert[], key?: string) => {
    if (person === undefined) throw new Error('not signed in')
    const body = { command, alerts: of.map(({ id, version }) => ({ id, version })) }
    return person.post<Result>('/api/v1/alerts/bulk', body, key)
  }
  const events = (since: number) =>
    rowsOf<{ type: string; target_id: string; data: Record<string, unknown> }>(
      desk.ports.db,
      sql`select type, target_id, data from audit_events where seq > ${since} order by seq`,
    )
  const lastSeq = async () =>
    (
      await rowsOf<{ seq: number }>(
        desk.ports.db,
        sql`select coalesce(max(seq), 0)::int as seq from audit_events`,
      )
    )[0]?.seq ?? 0

  test('a thousand are closed at once, each with its own record, in under three seconds', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => alertNumber(n))
    await store(rows)
    const before = await lastSeq()
    // Processor time: the database is in this process, and a busy machine is no fault of the request.
    const started = process.cpuUsage()
    const { status, body } = await give(ana, CLOSE, rows)
    const { user, system } = process.cpuUsage(started)
    expect({ status, done: body.done, refused: body.refused }).toEqual({
      status: 200,
      done: 1000,
      refused: 0,
    })
    expect(body.items.map((item) => item.id)).toEqual(rows.map((row) => row.id))
    expect(body.items.every((item) => item.ok && item.status === 'closed' && item.version === 4)).toBe(true)
    expect((user + system) / 1000).toBeLessThan(3000)

    const stored = await desk.ports.db.select().from(alerts)
    expect(stored.filter((row) => row.status === 'closed' && !row.open && row.version === 4)).toHaveLength(
      1000,
    )
    expect(stored.find((row) => row.id === 'A-00007')).toMatchObject({
      amount: 7n * 10n ** 20n,
      closedAt: new Date(desk.ports.clock()),
      firstTouchAt: new Date(desk.ports.clock()),
      closure: { closure: { code: 'fp-service', rationale: CLOSE.rationale, by: 'ana', approvedBy: null } },
    })
    const trail = await events(before)
    for (const type of ['alert.propose-close', 'alert.closed']) {
      const of = trail.filter((event) => event.type === type)
      expect(new Set(of.map((event) => event.target_id)).size).toBe(1000)
    }
    expect(trail).toHaveLength(2000)
    expect(new Set(trail.map((event) => event.data['bulk'])).size).toBe(1)
    expect(await verifyTrail(desk.ports.db)).toMatchObject({ ok: true })
  })

  test('what is refused stays as it is, says why, is recorded, and does not stop the others', async () => {
    const rows = [
      alertNumber(1),
      alertNumber(2, { severity: 3 }),
      alertNumber(3, { status: 'new', assigneeId: null }),
      alertNumber(4, { assigneeId: 'ben' }),
      alertNumber(5, { sanctions: true, severity: 2 }),
      alertNumber(6),
      alertNumber(8),
    ]
    await store(rows)
    const before = await lastSeq()
    const stale = { ...alertNumber(6), version: 2 }
    const asked = [...rows.filter((row) => row.id !== stale.id), stale, alertNumber(99)]
    const { body } = await give(ana, CLOSE, asked)
    const said = body.items.map((item) =>
      item.ok ? [item.id, item.status] : [item.id, item.problem.status, item.problem.reason],
    )
    expect(said).toEqual([
      ['A-00001', 'closed'],
      ['A-00002', 403, 'no-bulk-close'],
      ['A-00003', 409, 'invalid-state'],
      ['A-00004', 403, 'forbidden'],
      ['A-00005', 'proposed-close'],
      ['A-00008', 'closed'],
      ['A-00006', 412, undefined],
      ['A-00099', 404, undefined],
    ])
    expect(body).toMatchObject({ done: 3, refused: 5 })
    const kept = await desk.ports.db.select().from(alerts)
    const untouched = ['A-00002', 'A-00003', 'A-00004', 'A-00006']
    expect(
      kept
        .filter((row) => row.version === 3)
        .map((row) => row.id)
        .toSorted(),
    ).toEqual(untouched)
    const refusals = (await events(before)).filter((event) => event.type === 'alert.command-refused')
    expect(refusals.map((event) => event.target_id)).toEqual(['A-00002', 'A-00003', 'A-00004'])
  })

  test('a failure in the middle leaves nothing behind', async () => {
    const rows = Array.from({ length: 20 }, (_, n) => alertNumber(n))
    await store(rows)
    const before = await lastSeq()
    await desk.ports.db.execute(sql`create function refuse_one() returns trigger language plpgsql as $$
      begin if new.target_id = 'A-00017' then raise exception 'the disk is full'; end if; return new; end $$`)
    await desk.ports.db.execute(
      sql`create trigger refuse_one before insert on audit_events for each row execute function refuse_one()`,
    )
    const failed = await give(ana, CLOSE, rows, 'bulk-failing-key')
    await desk.ports.db.execute(sql`drop trigger refuse_one on audit_events`)
    expect(failed.status).toBe(500)
    const kept = await desk.ports.db.select().from(alerts)
    expect(kept.every((row) => row.status === 'in-review' && row.version === 3)).toBe(true)
    expect(await events(before)).toEqual([])
    expect((await give(ana, CLOSE, rows, 'bulk-failing-key')).body.done).toBe(20)
    expect(await verifyTrail(desk.ports.db)).toMatchObject({ ok: true })
  })

  test('a retry is answered and not repeated', async () => {
    const rows = [alertNumber(1), alertNumber(2)]
    await store(rows)
    const first = await give(amy, { type: 'assign', assigneeId: 'ben' }, rows, 'bulk-retry-key')
    const again = await give(amy, { type: 'assign', assigneeId: 'ben' }, rows, 'bulk-retry-key')
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect((await desk.ports.db.select().from(alerts)).map((row) => row.version)).toEqual([4, 4])
  })

  test('an alert that is with the MLRO is not there, in bulk as singly', async () => {
    const rows = [alertNumber(1, { status: 'mlro-review', version: 9 }), alertNumber(2)]
    await store(rows)
    const seen = alertNumber(1)
    const shown = await ben?.get<{ items: WireAlert[] }>('/api/v1/alerts')
    expect(shown?.body.items.map(({ id }) => id)).toEqual([alertNumber(2).id])
    const note = { type: 'add-note', text: 'Has anything come of it?' }
    const { body } = await give(ben, note, [seen, alertNumber(2)])
    const single = await ben?.command<{ type: string; status: number; detail: string }>(
      seen.id,
      seen.version ?? 1,
      note,
    )
    expect(body.items[0]).toMatchObject({
      ok: false,
      problem: { type: single?.body.type, status: 404, detail: single?.body.detail },
    })
    expect(body.items[1]).toMatchObject({ ok: true })
    // Knowing the true version does not help.
    const guessed = await give(ben, note, [{ ...seen, version: 9 }])
    expect(guessed.body.items[0]).toMatchObject({ ok: false, problem: { status: 404 } })
  })

  test('escalation, an unknown person, the same alert twice and more than a thousand are no bulk request', async () => {
    const rows = [alertNumber(1)]
    await store(rows)
    const grounds = 'The customer cannot explain funds from a designated address.'
    expect((await give(ana, { type: 'escalate', grounds }, rows)).status).toBe(400)
    expect((await give(amy, { type: 'assign', assigneeId: 'ghost' }, rows)).status).toBe(422)
    expect((await give(ana, { type: 'unassign' }, [...rows, ...rows])).status).toBe(400)
    const many = Array.from({ length: 1001 }, (_, n) => alertNumber(n))
    expect((await give(ana, { type: 'unassign' }, many)).status).toBe(400)
  })
})
