import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { availableCommands, NO_BULK_CLOSE_FROM } from '#core/workflow/lifecycle.ts'
import type { Role } from '#core/workflow/roles.ts'
import { lifecycleAlert, type AlertRow } from '../store/alert-detail.ts'
import { checkClosure, checkLeaving, isListed } from '../testing/lifecycle-checks.ts'
import {
  lifecycleWorld,
  type LifecycleWorld,
  type Name,
  ROLE_NAMES,
  wireCommands,
} from '../testing/lifecycle-world.ts'
import { followTrail } from '../testing/trail.ts'
import type { WireCommand } from './alert-command.ts'
import { decideAlerts } from './decide-alerts.ts'

/** Some thousand transactions on the embedded database. */
const PATIENCE_MS = 240_000
const RUNS = 200
const REFUSED = 'alert.command-refused'
const ROLE: Readonly<Record<Name, Role>> = {
  ana: 'analyst',
  ben: 'analyst',
  amy: 'approver',
  bea: 'approver',
  mia: 'mlro',
  max: 'manager',
  ada: 'auditor',
}

let world: LifecycleWorld
beforeAll(async () => {
  world = await lifecycleWorld()
}, PATIENCE_MS)
afterAll(() => world.desk.close())

const steps = fc.array(
  fc.record({
    who: fc.constantFrom(...ROLE_NAMES, 'ana' as const, 'amy' as const, 'mia' as const),
    /** Mostly something that is offered, so that runs go deep; sometimes anything at all. */
    isOffered: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    pick: fc.nat(),
    /** For one of the two alerts, the other, or both at once. */
    which: fc.constantFrom([0], [1], [0, 1]),
    isStale: fc.integer({ min: 0, max: 11 }).map((n) => n === 0),
    minutes: fc.constantFrom(0, 1, 10, 300),
  }),
  { minLength: 4, maxLength: 16 },
)
type Step = typeof steps extends fc.Arbitrary<readonly (infer S)[]> ? S : never

test(
  'any sequence of commands on one alert or two keeps the invariants, and every link of the trail holds',
  async () => {
    const follow = followTrail(world.desk.ports.db)
    await follow()
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const ids = [await world.raise('sanctions'), await world.raise('gambling')]
        await follow()
        for (const step of list) {
          world.desk.advance(step.minutes * 60_000)
          const expected = await oneStep(ids, step)
          const { report, added } = await follow()
          expect(report).toMatchObject({ ok: true, firstBreak: null })
          const said = added
            .filter(({ type }) => type !== 'alert.snooze-ended')
            .map(({ type, targetId, actorId }) => `${type} ${targetId} ${actorId}`)
          for (const record of expected) expect(said).toContain(record)
          // One record for each alert, beside those that say what followed from it.
          const own = said.filter((record) => !/^alert\.(closed|tipping-off-reminder) /.test(record))
          expect(own).toHaveLength(expected.length)
        }
      }),
      { numRuns: RUNS },
    )
  },
  PATIENCE_MS,
)

/** Gives one command and checks what became of each alert. @returns the records that the trail must have now */
async function oneStep(ids: readonly string[], step: Step): Promise<string[]> {
  const { who, which, isStale } = step
  const asked = which.flatMap((at) => ids[at] ?? [])
  const before = await Promise.all(asked.map((id) => world.row(id)))
  const command = chosen(before, step)
  const { ports } = world.desk
  const outcomes = await ports.db.transaction((tx) =>
    decideAlerts(tx, ports, {
      alerts: before.map(({ id, version }) => ({ id, version: isStale ? version + 1 : version })),
      command,
      actor: { id: who, name: who, role: ROLE[who] },
      bulk: asked.length > 1,
    }),
  )
  const records: string[] = []
  for (const [at, outcome] of outcomes.entries()) {
    const was = before[at]!
    const is = await world.row(was.id)
    if (outcome.ok) {
      expect(isListed(was.status, command.type, is.status)).toBe(true)
      expect(is.version).toBe(was.version + 1)
      checkLeaving(was, is, who)
      checkClosure(is)
      const closes = command.type === 'propose-close' || command.type === 'approve-close'
      if (asked.length > 1 && closes) expect(was.severity).toBeLessThan(NO_BULK_CLOSE_FROM)
      records.push(`alert.${command.type} ${was.id} ${who}`)
    } else {
      expect(awake(is)).toEqual(awake(was))
      if (outcome.problem.kind !== 'changed') records.push(`${REFUSED} ${was.id} ${who}`)
    }
  }
  return records
}

/** The end of a snooze that was due is recorded whatever the command does. */
const awake = (row: AlertRow): AlertRow => ({ ...row, snoozedUntil: null, snooze: null })

function chosen(rows: readonly AlertRow[], { who, isOffered, pick }: Step): WireCommand {
  const all = wireCommands(world.desk.ports.clock())
  const offered = rows.flatMap((row) => [
    ...availableCommands(lifecycleAlert(row), { id: who, role: ROLE[who] }),
  ])
  const types = isOffered && offered.length > 0 ? offered : (Object.keys(all) as WireCommand['type'][])
  return all[types[pick % types.length] ?? 'add-note']
}
