import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FINAL_STATES,
  RESTRICTED_STATES,
  type Actor,
  type Alert,
  type Closure,
  type Command,
} from './alert.ts'
import {
  closureCode,
  closureProblem,
  CLOSURE_CODES,
  textWeight,
  type ClosureStatement,
} from './closure-codes.ts'
import { availableCommands, needsApproval, transition } from './lifecycle.ts'
import { can, ROLES } from './roles.ts'
import { TRANSITIONS } from './transitions.ts'

const ANNA: Actor = { id: 'anna', role: 'analyst' }
const BEN: Actor = { id: 'ben', role: 'analyst' }
const CARL: Actor = { id: 'carl', role: 'approver' }
const DORA: Actor = { id: 'dora', role: 'approver' }
const MINA: Actor = { id: 'mina', role: 'mlro' }
const MAX: Actor = { id: 'max', role: 'manager' }
const AUDREY: Actor = { id: 'audrey', role: 'auditor' }
const ADAM: Actor = { id: 'adam', role: 'admin' }
const DESK: Actor = { id: 'desk', role: 'system' }
const PEOPLE = [ANNA, BEN, CARL, DORA, MINA, MAX, AUDREY, ADAM, DESK]

const LONG = 'The label belongs to another wallet; its source corrected the attribution last week. '.repeat(2)
const done = { outcome: 'done', note: 'looked' } as const
const STATEMENT: ClosureStatement = {
  code: 'fp-label',
  rationale: LONG,
  safe: {
    screen: done,
    ask: { outcome: 'not-applicable', note: 'nothing to ask' },
    find: done,
    evaluate: done,
  },
  customerRisk: { answer: 'unchanged', reason: 'no new facts' },
}
const CLOSE: Command = { type: 'propose-close', ...STATEMENT }
const ESCALATE: Command = { type: 'escalate', grounds: LONG }
const AT = { at: 1_790_000_000_000, bulk: false }

/** A well-formed command of each type. */
const SENSIBLE = new Map<string, Command>(
  [
    { type: 'assign', assignee: { id: 'anna', role: 'analyst' } } as const,
    { type: 'unassign' } as const,
    { type: 'start-review' } as const,
    { type: 'request-info', template: 'generic', text: LONG } as const,
    { type: 'resume', outcome: LONG } as const,
    CLOSE,
    { type: 'approve-close', comment: '' } as const,
    { type: 'return-for-review', reason: LONG } as const,
    ESCALATE,
    { type: 'acknowledge' } as const,
    { type: 'decide-no-file', deliberation: LONG } as const,
    { type: 'draft-str', reason: LONG } as const,
    { type: 'abandon-str-draft', reason: LONG } as const,
    { type: 'file-str', filedOn: '2026-11-22', submitter: 'mina', reference: 'R', fileHash: LONG } as const,
    { type: 'record-consent', outcome: 'refused', reference: 'R' } as const,
    { type: 'begin-post-str-review' } as const,
    { type: 'close-str', code: 'exit', relationship: LONG, mitigations: LONG } as const,
    { type: 'reopen', reason: LONG } as const,
    { type: 'add-note', text: LONG } as const,
  ].map((command) => [command.type, command]),
)

const FILED: Closure = {
  code: 'str-filed',
  rationale: LONG,
  statement: null,
  by: 'mina',
  at: 1,
  approvedBy: null,
  restricted: true,
}

function alertOf(change: Partial<Alert> = {}): Alert {
  return {
    id: 'a-1',
    state: 'in-review',
    severity: 3,
    sanctions: false,
    assignee: 'anna',
    proposal: null,
    closure: null,
    pastClosures: [],
    ...change,
  }
}

function must(alert: Alert, command: Command, actor: Actor): Alert {
  const result = transition(alert, command, actor, AT)
  if (!result.ok) throw new Error(`${command.type}: ${result.code}`)
  return result.next
}

const faultOf = (alert: Alert, command: Command, actor: Actor, context = AT) => {
  const result = transition(alert, command, actor, context)
  return result.ok ? 'ok' : result.code
}

describe('alert lifecycle', () => {
  it('goes from new to closed by one person where one is enough, and the event says so', () => {
    let alert = alertOf({ state: 'new', assignee: null })
    alert = must(alert, { type: 'assign', assignee: { id: 'anna', role: 'analyst' } }, DESK)
    alert = must(alert, { type: 'start-review' }, ANNA)
    alert = must(
      alert,
      {
        type: 'request-info',
        template: 'source-of-funds',
        text: 'Please tell us where these funds come from',
      },
      ANNA,
    )
    alert = must(alert, { type: 'resume', outcome: 'payslip received' }, ANNA)
    const result = transition(alert, CLOSE, ANNA, AT)
    expect(result).toMatchObject({
      ok: true,
      next: { state: 'closed', closure: { code: 'fp-label', by: 'anna', approvedBy: null } },
      events: [
        { type: 'alert.propose-close', from: 'in-review', to: 'closed', restricted: false },
        { type: 'alert.closed', data: { code: 'fp-label', withoutApproval: true } },
      ],
    })
  })

  it.each([
    { severity: 4, sanctions: false },
    { severity: 1, sanctions: true },
  ] as const)('takes two people for %o', (change) => {
    const alert = alertOf({ ...change, assignee: 'carl' })
    const proposed = must(alert, CLOSE, CARL)
    expect(proposed).toMatchObject({ state: 'proposed-close', closure: null, proposal: { by: 'carl' } })
    expect(faultOf(proposed, { type: 'approve-close', comment: '' }, CARL)).toBe('four-eyes')
    expect(faultOf(proposed, { type: 'approve-close', comment: '' }, BEN)).toBe('forbidden')
    const closed = must(proposed, { type: 'approve-close', comment: '' }, DORA)
    expect(closed).toMatchObject({
      state: 'closed',
      proposal: null,
      closure: { by: 'carl', approvedBy: 'dora' },
    })
    expect(must(proposed, { type: 'return-for-review', reason: 'ask for invoices' }, DORA)).toMatchObject({
      state: 'in-review',
      proposal: null,
    })
  })

  it('lets everyone who acts on cases escalate alone, from anywhere, and nobody but the MLRO take it back', () => {
    for (const state of [
      'new',
      'assigned',
      'in-review',
      'awaiting-info',
      'proposed-close',
      'reopened',
      'closed',
    ] as const) {
      for (const actor of [ANNA, BEN, CARL, MINA, MAX]) {
        expect(must(alertOf({ state }), ESCALATE, actor).state).toBe('escalated')
      }
      expect(faultOf(alertOf({ state }), ESCALATE, AUDREY)).toBe('forbidden')
      expect(faultOf(alertOf({ state }), ESCALATE, ADAM)).toBe('forbidden')
    }
    expect(faultOf(alertOf(), { type: 'escalate', grounds: 'odd' }, ANNA)).toBe('missing-field')
    expect(faultOf(alertOf({ state: 'escalated' }), CLOSE, ANNA)).toBe('forbidden')
    expect(faultOf(alertOf({ state: 'escalated' }), CLOSE, MINA)).toBe('invalid-state')
  })

  it('acknowledges with a reminder of tipping off, and files', () => {
    const received = transition(alertOf({ state: 'escalated' }), { type: 'acknowledge' }, MINA, AT)
    expect(received).toMatchObject({
      ok: true,
      events: [{ type: 'alert.acknowledge', restricted: true }, { type: 'alert.tipping-off-reminder' }],
    })
    let alert = must(alertOf({ state: 'mlro-review' }), { type: 'draft-str', reason: LONG }, MINA)
    const filing = { type: 'file-str', filedOn: '2026-11-22', submitter: 'mina', reference: 'REF-1' } as const
    expect(faultOf(alert, { ...filing, fileHash: 'short' }, MINA)).toBe('missing-field')
    alert = must(alert, { ...filing, fileHash: 'a'.repeat(64) }, MINA)
    alert = must(alert, { type: 'record-consent', outcome: 'given', reference: 'REF-2' }, MINA)
    alert = must(alert, { type: 'begin-post-str-review' }, MINA)
    alert = must(alert, { type: 'close-str', code: 'exit', relationship: LONG, mitigations: LONG }, MINA)
    expect(alert).toMatchObject({ state: 'closed-str', closure: { code: 'exit', restricted: true } })
    expect(faultOf(alert, { type: 'reopen', reason: 'new facts found' }, CARL)).toBe('forbidden')
    expect(must(alert, { type: 'reopen', reason: 'new facts found' }, MINA)).toMatchObject({
      state: 'reopened',
      closure: null,
      assignee: null,
      pastClosures: [{ code: 'exit' }],
    })
  })

  it('lets an analyst claim what nobody has, and only for themselves', () => {
    const claim = (id: string): Command => ({ type: 'assign', assignee: { id, role: 'analyst' } })
    expect(faultOf(alertOf({ state: 'new', assignee: null }), claim('ben'), BEN)).toBe('ok')
    expect(faultOf(alertOf({ state: 'new', assignee: null }), claim('anna'), BEN)).toBe('forbidden')
    expect(faultOf(alertOf({ state: 'assigned' }), claim('ben'), BEN)).toBe('forbidden')
    expect(faultOf(alertOf({ state: 'assigned' }), claim('ben'), MAX)).toBe('ok')
    const toAuditor: Command = { type: 'assign', assignee: { id: 'audrey', role: 'auditor' } }
    expect(faultOf(alertOf({ state: 'new' }), toAuditor, CARL)).toBe('forbidden')
  })

  it('closes nothing of medium severity in bulk', () => {
    expect(faultOf(alertOf({ severity: 3 }), CLOSE, ANNA, { ...AT, bulk: true })).toBe('forbidden')
    expect(faultOf(alertOf({ severity: 2 }), CLOSE, ANNA, { ...AT, bulk: true })).toBe('ok')
  })

  it('offers exactly what it would accept', () => {
    expect([...availableCommands(alertOf({ state: 'new', assignee: null }), BEN)].toSorted()).toEqual([
      'add-note',
      'assign',
      'escalate',
    ])
    expect([...availableCommands(alertOf({ state: 'escalated' }), ANNA)]).toEqual([])
    expect([...availableCommands(alertOf({ state: 'new' }), ADAM)]).toEqual([])
  })
})

describe('the table of transitions', () => {
  const ways = TRANSITIONS.flatMap((row) => row.from.map((from) => ({ row, from })))

  it.each(ways)('$from -> $row.command -> $row.to', ({ row, from }) => {
    const alert = alertOf({
      state: from,
      severity: row.closing === 'with-approval' ? 5 : 3,
      assignee: 'mina',
      proposal:
        from === 'proposed-close' ? { ...FILED, code: 'fp-label', by: 'anna', restricted: false } : null,
      closure: FINAL_STATES.has(from) ? FILED : null,
    })
    const next = must(alert, SENSIBLE.get(row.command)!, MINA)
    expect(next.state).toBe(row.to === 'same' ? from : row.to)
    expect(faultOf(alert, SENSIBLE.get(row.command)!, AUDREY)).toBe('forbidden')
  })

  it('has no way out of any state for a command it does not list', () => {
    const states = new Set(TRANSITIONS.flatMap(({ from }) => from))
    expect(states.size).toBe(14)
    for (const state of states) {
      const listed = new Set(
        TRANSITIONS.filter(({ from }) => from.includes(state)).map(({ command }) => command),
      )
      const others = [...SENSIBLE.values()].filter(({ type }) => !listed.has(type))
      expect(others.map((command) => faultOf(alertOf({ state }), command, MINA))).toEqual(
        others.map(() => 'invalid-state'),
      )
    }
  })
})

describe('closure statement', () => {
  const problem = (change: Partial<ClosureStatement>, sanctions = false) =>
    closureProblem({ ...STATEMENT, ...change }, { sanctions })?.field

  it('wants a code, a rationale, the SAFE steps and an answer on the customer', () => {
    expect(problem({})).toBeUndefined()
    expect(problem({ code: 'no-such' })).toBe('code')
    expect(problem({ code: 'no-file' })).toBe('code')
    expect(problem({ code: 'fp-dust' }, true)).toBe('code')
    expect(problem({ rationale: `${' '.repeat(200)}short` })).toBe('rationale')
    expect(problem({ safe: { ...STATEMENT.safe, ask: { outcome: 'not-applicable', note: ' ' } } })).toBe(
      'safe.ask',
    )
    expect(problem({ safe: { ...STATEMENT.safe, screen: { outcome: 'not-applicable', note: 'x' } } })).toBe(
      'safe.screen',
    )
    expect(problem({ customerRisk: { answer: 'unchanged', reason: '' } })).toBe('customerRisk')
  })

  it('weighs Chinese and English alike', () => {
    expect([textWeight('label'), textWeight('標籤'), textWeight(' a\n')]).toEqual([5, 4, 1])
  })

  it('has codes an analyst may use in every class that is not an escalation', () => {
    const classes = new Set(
      CLOSURE_CODES.filter(({ stage }) => stage === 'analyst').map((code) => code.class),
    )
    expect([...classes]).toEqual(['false-positive', 'explained', 'excluded'])
  })
})

describe('roles', () => {
  it('show the admin no case, and let the auditor change nothing', () => {
    expect(can('admin', 'case.read')).toBe(false)
    const changing = TRANSITIONS.map(({ permission }) => permission)
    expect(changing.filter((permission) => can('auditor', permission) || can('admin', permission))).toEqual(
      [],
    )
  })

  it('let everyone who reads and acts on cases escalate', () => {
    const without = ROLES.filter((role) => can(role, 'case.read') && !can(role, 'alert.escalate'))
    expect(without).toEqual(['auditor'])
    expect(ROLES.filter((role) => can(role, 'restricted.decide'))).toEqual(['mlro'])
  })
})

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
      fileHash: LONG,
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
