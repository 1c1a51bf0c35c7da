import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseCommands, type CaseFacts, mayHoldCase } from './case.ts'
import { can, ROLES } from './roles.ts'

const anyCase = fc.record({
  state: fc.constantFrom('open' as const, 'closed' as const),
  restricted: fc.boolean(),
})
const anyRole = fc.constantFrom(...ROLES)

describe('what may be done with a case', () => {
  test('nothing by who may not know of it', () => {
    fc.assert(
      fc.property(anyCase, anyRole, (facts, role) => {
        const knows = can(role, 'case.read') && (!facts.restricted || can(role, 'restricted.read'))
        const commands = caseCommands(facts, role)
        expect(knows ? [] : commands).toEqual([])
      }),
    )
  })

  test('a closed one only opens again, or changes who may know of it', () => {
    fc.assert(
      fc.property(fc.boolean(), anyRole, (restricted, role) => {
        const others = caseCommands({ state: 'closed', restricted }, role).filter(
          (command) => !['reopen', 'restrict', 'lift-restriction'].includes(command),
        )
        expect(others).toEqual([])
      }),
    )
  })

  const open: CaseFacts = { state: 'open', restricted: false }
  test.each([
    [
      'analyst',
      open,
      [
        'add-alerts',
        'remove-alert',
        'attach-investigation',
        'detach-investigation',
        'rename',
        'hand-over',
        'add-note',
        'close',
      ],
    ],
    ['analyst', { state: 'closed', restricted: false }, []],
    ['approver', { state: 'closed', restricted: false }, ['reopen']],
    ['manager', open, ['hand-over']],
    ['auditor', open, []],
    ['admin', open, []],
    ['mlro', { state: 'closed', restricted: true }, ['reopen', 'lift-restriction']],
  ] as const)('%s, %j', (role, facts, expected) => {
    expect(caseCommands(facts, role)).toEqual(expected)
  })

  test('it is held by who can see it and work in it', () => {
    const holders = (restricted: boolean) => ROLES.filter((role) => mayHoldCase(role, { restricted }))
    expect(holders(false)).toEqual(['analyst', 'approver', 'mlro'])
    expect(holders(true)).toEqual(['mlro'])
  })
})
