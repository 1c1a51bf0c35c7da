import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { gridAction, toggled, withRange } from './data-table-keys.ts'

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }
const at = { active: 5, count: 100, page: 10 }

test('moves', () => {
  const to = (key: string, position = at) => gridAction({ ...plain, key }, position)
  expect(to('j')).toEqual({ kind: 'move', to: 6, extend: false })
  expect(to('ArrowUp')).toEqual({ kind: 'move', to: 4, extend: false })
  expect(to('PageDown')).toEqual({ kind: 'move', to: 15, extend: false })
  expect(to('End')).toEqual({ kind: 'move', to: 99, extend: false })
  expect(to('k', { ...at, active: -1 })).toEqual({ kind: 'move', to: 0, extend: false })
  expect(to('j', { ...at, count: 0, active: -1 })).toBeNull()
})

test('the rest', () => {
  expect(gridAction({ ...plain, key: 'J', shiftKey: true }, at)).toEqual({
    kind: 'move',
    to: 6,
    extend: true,
  })
  expect(gridAction({ ...plain, key: 'x' }, at)).toEqual({ kind: 'toggle' })
  expect(gridAction({ ...plain, key: 'a', ctrlKey: true }, at)).toEqual({ kind: 'selectAll' })
  expect(gridAction({ ...plain, key: 'Enter' }, at)).toEqual({ kind: 'open' })
  expect(gridAction({ ...plain, key: 'a' }, at)).toBeNull()
  expect(gridAction({ ...plain, key: 'ArrowLeft', altKey: true }, at)).toBeNull()
  expect(gridAction({ ...plain, key: 'j', ctrlKey: true }, at)).toBeNull()
})

test('a move never leaves the rows', () => {
  const keys = fc.constantFrom('j', 'k', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End')
  fc.assert(
    fc.property(
      keys,
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: -1, max: 499 }),
      (key, count, active) => {
        const action = gridAction({ ...plain, key }, { count, active: Math.min(active, count - 1), page: 20 })
        expect(action?.kind === 'move' && action.to >= 0 && action.to < count).toBe(true)
      },
    ),
  )
})

test('selection', () => {
  const ids = ['a', 'b', 'c', 'd']
  expect([...toggled(new Set(['a']), 'a')]).toEqual([])
  expect([...withRange(new Set(['d']), ids, 2, 1)].sort()).toEqual(['b', 'c', 'd'])
})
