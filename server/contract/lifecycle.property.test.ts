import { eq } from 'drizzle-orm'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AlertState, RESTRICTED_STATES } from '#core/workflow/alert.ts'
import { TRANSITIONS } from '#core/workflow/transitions.ts'
import type { WireCommand } from '../triage/alert-command.ts'
import type { WireActivity } from '../store/alert-activity.ts'
import type { AlertRow, WireDetail } from '../store/alert-detail.ts'
import { alerts } from '../store/schema/work.ts'
import {
  lifecycleWorld,
  type LifecycleWorld,
  type Name,
  ROLE_NAMES,
  wireCommands,
} from '../testing/lifecycle-world.ts'
import { checkClosure, checkLeaving, isListed } from '../testing/lifecycle-checks.ts'
import { verifyTrail } from '../testing/trail.ts'

/** Some hundred requests, each with the whole trail of its alert read before and after. */
const PATIENCE_MS = 240_000

const REFUSED = 'alert.command-refused'
const STATES = [...new Set(TRANSITIONS.flatMap(({ from }) => from))]
describe('the lifecycle over the API', () => {
  let world: LifecycleWorld
  beforeAll(async () => {
    world = await lifecycleWorld()
  }, PATIENCE_MS)
  afterAll(() => world.desk.close())

  test(
    'every transition that is not in the table is refused with 403 or 409, recorded, and changes nothing',
    async () => {
      const id = await world.raise('sanctions')
      const commands = Object.values(wireCommands(world.desk.ports.clock()))
      const mia = await world.person('mia')
      let tried = 0
      for (const status of STATES) {
        await world.desk.ports.db.update(alerts).set({ status, assigneeId: 'mia' }).where(eq(alerts.id, id))
        const before = await world.row(id)
        for (const command of commands.filter(({ type }) => !isListed(status, type))) {
          const known = (await world.trail(id)).length
          const answer = await mia.command(id, before.version, command)
          expect([403, 409], `${command.type} from ${status}`).toContain(answer.status)
          const added = (await world.trail(id)).slice(known)
          expect(added.map(({ type, data }) => [type, data['command']])).toEqual([[REFUSED, command.type]])
          tried += 1
        }
        expect(await world.row(id)).toEqual(before)
      }
      expect(tried).toBe(STATES.length * commands.length - listedWays(commands))
    },
    PATIENCE_MS,
  )

  const steps = fc.array(
    fc.record({
      who: fc.constantFrom(...ROLE_NAMES, 'ana' as const, 'amy' as const, 'mia' as const),
      /** Mostly something that is offered, so that runs go deep; sometimes anything at all. */
      isOffered: fc.boolean(),
      pick: fc.nat(),
      isStale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      minutes: fc.constantFrom(0, 1, 10, 300),
    }),
    { minLength: 12, maxLength: 22 },
  )

  test(
    'any sequence of commands by anybody keeps the invariants, and the trail verifies',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('sanctions' as const, 'gambling' as const),
          steps,
          async (kind, list) => {
            const id = await world.raise(kind)
            for (const step of list) {
              world.desk.advance(step.minutes * 60_000)
              await oneStep(world, id, step)
            }
            expect(await verifyTrail(world.desk.ports.db)).toMatchObject({ ok: true })
          },
        ),
        // Without shrinking: a run takes seconds, and its seed is printed.
        { numRuns: 5, endOnFailure: true },
      )
    },
    PATIENCE_MS,
  )
})

const listedWays = (commands: readonly WireCommand[]) =>
  STATES.flatMap((state) => commands.filter(({ type }) => isListed(state, type))).length

interface Step {
  readonly who: Name
  readonly isOffered: boolean
  readonly pick: number
  readonly isStale: boolean
}

async function oneStep(
  world: LifecycleWorld,
  id: string,
  { who, isOffered, pick, isStale }: Step,
): Promise<void> {
  const person = await world.person(who)
  const before = await world.row(id)
  const read = await person.get<WireDetail>(`/api/v1/alerts/${id}`)
  // Whoever may not know of the alert may still have been told its id and version.
  const seen = read.status === 200 ? read.body : { version: before.version, allowedCommands: [] }
  const command = chosen(world, seen, isOffered, pick)
  const known = await world.trail(id)
  const answer = await person.command<WireDetail>(
    id,
    isStale ? seen.version + 1 : seen.version,
    command,
    world.newKey(),
  )
  const after = await world.row(id)
  const trail = await world.trail(id)
  const added = trail.slice(known.length).filter(({ type }) => type !== 'alert.snooze-ended')
  // Nothing of the past is lost or changed.
  expect(trail.slice(0, known.length)).toEqual(known)

  if (answer.status === 200) {
    expect(isListed(before.status, command.type, after.status)).toBe(true)
    expect(after.version).toBe(before.version + 1)
    expect(added[0]).toMatchObject({ type: `alert.${command.type}`, actorId: who })
    checkLeaving(before, after, who)
    checkClosure(after)
  } else {
    expect(read.status === 200 ? [403, 409, 412, 422] : [404]).toContain(answer.status)
    expect({ ...after, snoozedUntil: null, snooze: null }).toEqual({
      ...before,
      snoozedUntil: null,
      snooze: null,
    })
    expect(added.map(({ type }) => type)).toEqual(answer.status === 412 ? [] : [REFUSED])
    if (read.status === 200 && !isListed(before.status, command.type) && answer.status !== 412) {
      expect([403, 409]).toContain(answer.status)
    }
  }
  await checkHidden(world, id, after)
}

function chosen(
  world: LifecycleWorld,
  seen: Pick<WireDetail, 'allowedCommands'>,
  isOffered: boolean,
  pick: number,
): WireCommand {
  const all = wireCommands(world.desk.ports.clock())
  const types = isOffered && seen.allowedCommands.length > 0 ? seen.allowedCommands : Object.keys(all)
  return all[types[pick % types.length] as WireCommand['type']]
}

/**
 * Outside the compartment an escalated alert does not exist; for its reporter it is `escalated`, whatever the MLRO does
 * with it, and nothing is offered.
 */
async function checkHidden(world: LifecycleWorld, id: string, after: AlertRow): Promise<void> {
  if (!RESTRICTED_STATES.has(after.status as AlertState)) return
  for (const who of ['ana', 'amy', 'max'] as const) {
    const person = await world.person(who)
    const { body, status } = await person.get<WireDetail>(`/api/v1/alerts/${id}`)
    if (who !== after.escalatedById) {
      expect(status).toBe(404)
      continue
    }
    expect(body).toMatchObject({ status: 'escalated', open: false, allowedCommands: [], report: null })
    const activity = await person.get<{ items: WireActivity[] }>(`/api/v1/alerts/${id}/activity`)
    expect(JSON.stringify(body)).not.toMatch(/mlro-review|no-file|str-|post-str/)
    // Since the escalation they see what they themselves tried in vain, and nothing of what the MLRO does.
    const { items } = activity.body
    const since = items.slice(
      0,
      items.findIndex(({ type }) => type === 'alert.escalate'),
    )
    expect(since.filter(({ type, actor }) => type !== REFUSED || actor?.id !== who)).toEqual([])
  }
}
