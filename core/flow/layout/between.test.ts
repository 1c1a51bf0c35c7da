import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BetweenNode, placeBetween } from './between.ts'
import type { PlacedNode } from './place.ts'

const card = (id: string, x: number, y: number): PlacedNode => ({ id, x, y, width: 164, height: 44 })
const between = (id: string, from: readonly string[], to: readonly string[]): BetweenNode => ({
  id,
  width: 88,
  height: 34,
  from,
  to,
})

/** Accounts on the grid of the layout: some columns, some rows, none on top of another. */
const standingOf = fc
  .uniqueArray(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -6, max: 6 })), {
    minLength: 1,
    maxLength: 24,
    selector: (cell) => cell.join(),
  })
  .map((cells) => cells.map(([column, row], at) => card(`a${at}`, column * 312, row * 58)))

const caseOf = standingOf.chain((standing) => {
  const ends = fc.uniqueArray(fc.constantFrom(...standing.map(({ id }) => id)), { maxLength: 4 })
  return fc
    .array(fc.tuple(ends, ends), { maxLength: 24 })
    .map((pairs) => ({ standing, added: pairs.map(([from, to], at) => between(`t${at}`, from, to)) }))
})

const touch = (a: Omit<PlacedNode, 'id'>, b: Omit<PlacedNode, 'id'>) =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2

describe('placeBetween', () => {
  test('every box gets a place on whole pixels, and nothing lies on anything', () => {
    fc.assert(
      fc.property(caseOf, ({ standing, added }) => {
        const places = placeBetween(standing, added)
        expect([...places.keys()].toSorted()).toEqual(added.map(({ id }) => id).toSorted())
        const boxes = [...standing, ...added.map((box) => ({ ...box, ...places.get(box.id)! }))]
        for (const [n, box] of boxes.entries()) {
          expect(Number.isInteger(box.x) && Number.isInteger(box.y)).toBe(true)
          expect(boxes.slice(n + 1).some((other) => touch(box, other))).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('the order in which boxes are named changes nothing, and what had a place keeps it', () => {
    fc.assert(
      fc.property(caseOf, ({ standing, added }) => {
        const places = placeBetween(standing, added)
        const again = placeBetween(standing, added.toReversed())
        for (const [id, point] of places) expect(again.get(id)).toEqual(point)
        const fewer = placeBetween(standing, added.slice(0, 5), places)
        for (const [id, point] of fewer) expect(point).toEqual(places.get(id))
      }),
      { numRuns: 40 },
    )
  })

  test('a transaction stands in the gap between who paid and who was paid, at their mean height', () => {
    const standing = [card('a', -312, -58), card('b', -312, 58), card('s', 0, 0), card('c', 312, 0)]
    const places = placeBetween(standing, [between('t', ['a', 'b'], ['s']), between('u', ['s'], ['c'])])
    expect(places.get('t')).toEqual({ x: -156, y: 0 })
    expect(places.get('u')).toEqual({ x: 156, y: 0 })
  })

  test('of a transaction that goes back the gap is the same; with one known side it stands beside it', () => {
    const standing = [card('s', 0, 0), card('c', 312, 0)]
    const places = placeBetween(standing, [between('back', ['c'], ['s']), between('only', [], ['s'])])
    expect(places.get('back')).toEqual({ x: 156, y: 0 })
    expect(places.get('only')!.x).toBeLessThan(-82 - 44)
  })
})
