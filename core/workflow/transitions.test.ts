import { describe, expect, it } from 'vitest'
import { FINAL_STATES } from './alert.ts'
import { can, ROLES } from './roles.ts'
import { TRANSITIONS } from './transitions.ts'
import { ASLEEP, AUDREY, FILED, MINA, SENSIBLE, alertOf, faultOf, must } from './testing.ts'

describe('the table of transitions', () => {
  const ways = TRANSITIONS.flatMap((row) => row.from.map((from) => ({ row, from })))

  it.each(ways)('$from -> $row.command -> $row.to', ({ row, from }) => {
    const alert = alertOf({
      state: from,
      severity: row.closing === 'with-approval' ? 5 : 3,
      assignee: 'mina',
      snooze: row.command === 'wake' ? ASLEEP : null,
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
