import { expect, test } from 'vitest'
import { keptShare, outsideShare, sendFractions, sentShare } from './fractions.ts'

/** Fractions of transfers between nodes 0 (outside), 1 and 2. */
function fractionsOf(rows: readonly (readonly [from: number, to: number, amount: bigint])[]) {
  return sendFractions({
    count: rows.length,
    nodes: 3,
    src: Uint32Array.from(rows, ([from]) => from),
    dst: Uint32Array.from(rows, ([, to]) => to),
    amount: Float64Array.from(rows, ([, , amount]) => Number(amount)),
    exact: (event) => rows[event]![2],
  })
}

test('the share that leaves and the share that stays', () => {
  const x = fractionsOf([
    [0, 1, 10n],
    [1, 2, 3n],
    [1, 2, 7n],
    [1, 2, 4n],
  ])
  expect([x[1]!, x[2]!].map(sentShare)).toEqual([0.3, 1])
  expect([x[1]!, x[2]!].map(keptShare)).toEqual([0.7, 0])
  expect([x[0]!, x[1]!, x[2]!, x[3]!].map(outsideShare)).toEqual([1, 0, 0, 1])
})

test('what was not in hand came from outside', () => {
  const x = fractionsOf([
    [0, 1, 6n],
    [1, 2, 8n],
  ])
  expect(outsideShare(x[1]!)).toBeCloseTo(0.25, 15)
  expect(sentShare(x[1]!)).toBe(1)
})

test('one unit of more than 2^53 is still one unit, sent or kept', () => {
  const small = 2n ** 52n
  const held = 4n * small + 1n
  const gathering = [0, 0, 0, 0].map(() => [0, 1, small] as const)
  const kept = fractionsOf([...gathering, [0, 1, 1n], [1, 2, held - 1n], [1, 2, 1n]])
  expect(keptShare(kept[5]!)).toBe(1 / Number(held))
  expect(kept[6]).toBe(1)
  const sent = fractionsOf([...gathering, [0, 1, 1n], [1, 2, 1n], [1, 2, held - 1n]])
  expect(sentShare(sent[5]!)).toBe(1 / Number(held))
  expect(sent[6]).toBe(1)
  // Every single amount is a double here; only their sum is not.
  const spending = [0, 0, 0, 0].map(() => [1, 2, small] as const)
  expect(fractionsOf([...gathering, [0, 1, 1n], ...spending, [1, 2, 1n]]).at(-1)).toBe(1)
})

test('a transfer of nothing moves nothing', () => {
  expect([
    ...fractionsOf([
      [1, 2, 0n],
      [0, 1, 5n],
      [1, 2, 0n],
    ]),
  ]).toEqual([0, Infinity, 0])
})
