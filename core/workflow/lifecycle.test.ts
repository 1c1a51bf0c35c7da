import { describe, expect, it } from 'vitest'
import type { Command } from './alert.ts'
import { availableCommands, transition } from './lifecycle.ts'
import {
  ADAM,
  ANNA,
  AT,
  AUDREY,
  BEN,
  CARL,
  CLOSE,
  DESK,
  DORA,
  ESCALATE,
  LONG,
  MAX,
  MINA,
  alertOf,
  faultOf,
  must,
} from './testing.ts'

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
    expect(faultOf(alert, { ...filing, fileHash: 'z'.repeat(64) }, MINA)).toBe('missing-field')
    expect(faultOf(alert, { ...filing, fileHash: 'a'.repeat(64), filedOn: '22/11/2026' }, MINA)).toBe(
      'missing-field',
    )
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
