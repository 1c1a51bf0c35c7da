import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FINAL_STATES, RESTRICTED_STATES, type Actor, type Alert, type Command } from './alert.ts'
import { closureCode, CLOSURE_CODES, textWeight } from './closure-codes.ts'
import { availableCommands, needsApproval, transition } from './lifecycle.ts'
import { TRANSITIONS } from './transitions.ts'
import { ANNA, AT, CARL, CLOSE, ESCALATE, FILED, LONG, MINA, PEOPLE, SENSIBLE, alertOf } from './testing.ts'

describe('any sequence of commands', () => {
  const texts = fc.constantFrom('', 'too short', LONG, LONG, LONG)
  const commands: fc.Arbitrary<Command> = fc.oneof(
    fc
      .constantFrom(...PEOPLE.filter(({ role }) => role !== 'system'))
      .map(({ id, role }) => ({ type: 'assign', assignee: { id, role } }) as Command),
    fc.constantFrom<Command>(
      { type: 'unassign' },
      { type: 'acknowledge' },
      { type: 'begin-post-str-review' },
    ),
    fc.constantFrom<Command>({ type: 'start-review' }, CLOSE, ESCALATE, {
      type: 'approve-close',
      comment: '',
    }),
    fc
      .constantFrom(...CLOSURE_CODES.map(({ code }) => code), 'no-such')
      .map((code): Command => ({ ...CLOSE, code })),
    texts.map((rationale): Command => ({ ...CLOSE, rationale })),
    texts.map((text): Command => ({ type: 'request-info', template: 'generic', text })),
    texts.map((outcome): Command => ({ type: 'resume', outcome })),
    fc
      .tuple(fc.constantFrom('return-for-review', 'draft-str', 'abandon-str-draft', 'reopen'), texts)
      .map(([type, reason]) => ({ type, reason })),
    texts.map((text): Command => ({ type: 'add-note', text })),
    texts.map((reference): Command => ({ type: 'record-consent', outcome: 'pending', reference })),
    texts.map((deliberation): Command => ({ type: 'decide-no-file', deliberation })),
    texts.map((text): Command => ({
      type: 'close-str',
      code: 'str-filed',
      relationship: text,
      mitigations: text,
    })),
    texts.map((text): Command => ({
      type: 'file-str',
      filedOn: '2026-11-22',
      submitter: text,
      reference: text,
      fileHash: 'a'.repeat(64),
    })),
  )
  // Most steps are what somebody may do there, so that runs go deep; the others are anything.
  const steps = fc.array(
    fc.record({
      command: fc.option(commands, { freq: 1 }),
      pick: fc.nat(),
      actor: fc.constantFrom(...PEOPLE, ANNA, ANNA, CARL, MINA, MINA),
    }),
    { maxLength: 40, size: 'max' },
  )
  const choose = (alert: Alert, actor: Actor, pick: number): Command | undefined => {
    const offered = [...availableCommands(alert, actor)]
    return SENSIBLE.get(offered[pick % Math.max(1, offered.length)] ?? '')
  }
  const starts = fc.record({
    state: fc.constantFrom(
      'new',
      'assigned',
      'in-review',
      'awaiting-info',
      'reopened',
      'escalated',
      'mlro-review',
      'str-draft',
      'str-filed',
      'post-str-review',
      'no-file',
      'closed-str',
    ),
    severity: fc.constantFrom(1 as const, 3 as const, 4 as const, 5 as const),
    sanctions: fc.boolean(),
    assignee: fc.constantFrom('anna', 'carl', 'mina'),
  })

  it('keeps the invariants', () => {
    fc.assert(
      fc.property(starts, steps, (start, list) => {
        let alert = alertOf({ ...start, closure: FINAL_STATES.has(start.state) ? FILED : null })
        for (const { command: anything, actor, pick } of list) {
          const command = anything ?? choose(alert, actor, pick)
          if (!command) continue
          const result = transition(alert, command, actor, AT)
          if (!result.ok) continue
          const { next, events } = result
          const inTable = TRANSITIONS.some(
            (row) =>
              row.command === command.type &&
              row.from.includes(alert.state) &&
              next.state === (row.to === 'same' ? alert.state : row.to),
          )
          expect(inTable).toBe(true)
          expect(availableCommands(alert, actor).has(command.type)).toBe(true)
          expect(events[0]).toMatchObject({ from: alert.state, to: next.state, actor })
          checkState(next)
          const left = RESTRICTED_STATES.has(alert.state) && next.state !== alert.state
          expect(left && actor.role !== 'mlro').toBe(false)
          const undone = alert.closure !== null && next.closure === null
          expect(next.pastClosures).toEqual(
            undone ? [...alert.pastClosures, alert.closure] : alert.pastClosures,
          )
          alert = next
        }
      }),
      { numRuns: 2000 },
    )
  })

  function checkState(alert: Alert): void {
    expect(alert.closure !== null).toBe(FINAL_STATES.has(alert.state))
    expect(alert.proposal !== null).toBe(alert.state === 'proposed-close')
    const { closure } = alert
    const minimum = closure ? closureCode(closure.code)!.minRationale : 0
    expect(textWeight(closure?.rationale ?? '')).toBeGreaterThanOrEqual(closure?.restricted ? 20 : minimum)
    const twoPeople = closure !== null && alert.state === 'closed' && needsApproval(alert)
    expect(twoPeople && (closure.approvedBy === null || closure.approvedBy === closure.by)).toBe(false)
  }
})
