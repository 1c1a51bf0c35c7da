import { expect, test } from 'vitest'
import { countHops } from './hops.ts'

const node = (layer: number, isTransaction = false) => ({ layer, isTransaction })

test('accounts alone: columns are hops', () => {
  const { hopOf, isPassed } = countHops([node(-2), node(-1), node(0), node(1)])
  expect([-2, -1, 0, 1].map(hopOf)).toEqual([-2, -1, 0, 1])
  expect(isPassed(1)).toBe(false)
})

test('a column of transactions alone is passed; one with an account in it is a hop', () => {
  const { hopOf, isPassed } = countHops([
    node(-2),
    node(-1, true),
    node(0),
    node(1, true),
    node(2),
    node(3, true),
    node(3),
    node(4),
  ])
  expect([-2, -1, 0, 1, 2, 3, 4].map(hopOf)).toEqual([-1, -1, 0, 1, 1, 2, 3])
  expect([-1, 0, 1, 2, 3].map(isPassed)).toEqual([true, false, true, false, false])
})

test('a transaction that the picture began with is its subject', () => {
  const { hopOf, isPassed } = countHops([node(0, true), node(1)])
  expect([hopOf(1), isPassed(0)]).toEqual([1, false])
})
