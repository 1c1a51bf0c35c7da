import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldGraph, type FoldEdge, type FoldNode } from './fold.ts'

const node = (id: string, more: Partial<FoldNode> = {}): FoldNode => ({ id, isFoldable: true, ...more })
const edge = (source: string, target: string, units: number, asset = 'ETH'): FoldEdge => ({
  id: `${source}-${target}-${asset}`,
  source,
  target,
  asset,
  units: BigInt(units),
  transfers: 1,
})
const hub = node('hub', { isFoldable: false })

describe('foldGraph', () => {
  it('folds small senders, keeps the largest of each asset, and states count and total', () => {
    const senders = Array.from({ length: 9 }, (_, at) => node(`s${at}`))
    const edges = [
      ...senders.slice(0, 8).map((from, at) => edge(from.id, 'hub', 100 - at)),
      edge('s8', 'hub', 1, 'USDC'),
      edge('hub', 'x', 5),
    ]
    const { folds, drawnAs, edges: drawn } = foldGraph([hub, ...senders, node('x')], edges, { fanKeep: 2 })
    expect(folds).toHaveLength(1)
    expect(folds[0]).toMatchObject({ kind: 'fan-in', members: ['s2', 's3', 's4', 's5', 's6', 's7'] })
    expect(folds[0]!.outflow).toEqual(new Map([['ETH', 98n + 97n + 96n + 95n + 94n + 93n]]))
    expect(drawnAs.get('s8')).toBe('s8')
    expect(drawn.find(({ source }) => source === folds[0]!.id)).toMatchObject({ units: 573n, transfers: 6 })
  })

  it('folds a peel chain into one, with the peeled amounts leaving it', () => {
    const chain = ['a', 'b', 'c', 'd'].map((id) => node(id))
    const edges = [
      edge('hub', 'a', 100),
      edge('a', 'b', 90),
      edge('a', 'p1', 10),
      edge('b', 'c', 80),
      edge('b', 'p2', 10),
      edge('c', 'd', 70),
      edge('d', 'hub2', 70),
    ]
    const { folds, edges: drawn } = foldGraph(
      [hub, node('hub2', { isFoldable: false }), ...chain, node('p1'), node('p2')],
      edges,
    )
    expect(folds).toHaveLength(1)
    expect(folds[0]).toMatchObject({ id: 'fold:chain:a', kind: 'chain', members: ['a', 'b', 'c', 'd'] })
    expect(folds[0]!.inflow).toEqual(new Map([['ETH', 100n]]))
    expect(folds[0]!.outflow).toEqual(new Map([['ETH', 90n]]))
    expect(drawn).toHaveLength(4)
  })

  it('does not call a splitting address a chain, nor one that two addresses fed', () => {
    const ids = ['a', 'b', 'c'].map((id) => node(id))
    const split = [edge('hub', 'a', 100), edge('a', 'b', 40), edge('a', 'x', 60), edge('b', 'c', 40)]
    expect(foldGraph([hub, node('x', { isFoldable: false }), ...ids], split).folds).toEqual([])
    const fed = [edge('hub', 'a', 100), edge('a', 'b', 100), edge('hub', 'b', 5), edge('b', 'c', 100)]
    expect(foldGraph([hub, ...ids], fed).folds).toEqual([])
  })

  it('folds the addresses of one entity, and opens and closes in place', () => {
    const nodes = [hub, node('a', { entity: 'E' }), node('b', { entity: 'E' }), node('c')]
    const edges = [edge('hub', 'a', 1), edge('hub', 'b', 2), edge('a', 'b', 3), edge('c', 'hub', 4)]
    const closed = foldGraph(nodes, edges)
    expect(closed.folds[0]).toMatchObject({ id: 'fold:cluster:E', members: ['a', 'b'] })
    expect(closed.folds[0]!.inner).toEqual(new Map([['ETH', 3n]]))
    const open = foldGraph(nodes, edges, { open: new Set(['fold:cluster:E']) })
    expect(open.folds).toEqual([])
    expect(open.opened[0]).toMatchObject({ id: 'fold:cluster:E', members: ['a', 'b'] })
    expect(open.edges.map(({ id }) => id)).toEqual(edges.map(({ id }) => id))
  })

  it('never folds what must stay visible', () => {
    const senders = Array.from({ length: 12 }, (_, at) =>
      node(`s${at}`, { isFoldable: at % 2 === 0, entity: 'E' }),
    )
    const { drawnAs } = foldGraph(
      [hub, ...senders],
      senders.map((from) => edge(from.id, 'hub', 1)),
    )
    for (const { id, isFoldable } of senders) expect(drawnAs.get(id) === id).toBe(!isFoldable)
  })

  const picture = fc
    .record({
      count: fc.integer({ min: 1, max: 24 }),
      pairs: fc.array(fc.tuple(fc.nat(23), fc.nat(23), fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.nat(2)), {
        maxLength: 60,
      }),
      fixed: fc.nat(23),
      entities: fc.array(fc.nat(4), { minLength: 24, maxLength: 24 }),
    })
    .map(({ count, pairs, fixed, entities }) => ({
      nodes: Array.from({ length: count }, (_, at) =>
        node(`n${at}`, {
          isFoldable: at !== fixed % count,
          entity: entities[at]! < 2 ? `E${entities[at]}` : null,
        }),
      ),
      edges: pairs.map(([a, b, units, asset], at): FoldEdge => ({
        id: `e${at}`,
        source: `n${a % count}`,
        target: `n${b % count}`,
        asset: ['ETH', 'USDC', 'WBTC'][asset]!,
        units,
        transfers: 1 + (at % 3),
      })),
    }))

  it('conserves every asset: what is drawn and what moves inside the folds is what there was', () => {
    fc.assert(
      fc.property(picture, ({ nodes, edges }) => {
        const folded = foldGraph(nodes, edges, { fanSize: 2, fanKeep: 1 })
        for (const asset of ['ETH', 'USDC', 'WBTC']) {
          const total = sum(edges.filter((each) => each.asset === asset).map(({ units }) => units))
          const drawn = sum(folded.edges.filter((each) => each.asset === asset).map(({ units }) => units))
          const inner = sum(folded.folds.map((fold) => fold.inner.get(asset) ?? 0n))
          expect(drawn + inner).toBe(total)
        }
        for (const fold of folded.folds) {
          for (const [asset, units] of fold.inflow)
            expect(
              sum(
                folded.edges
                  .filter((each) => each.target === fold.id && each.asset === asset)
                  .map((each) => each.units),
              ),
            ).toBe(units)
        }
      }),
    )
  })

  it('puts every node in one place only, whatever the order of what comes in', () => {
    fc.assert(
      fc.property(picture, ({ nodes, edges }) => {
        const folded = foldGraph(nodes, edges, { fanSize: 2, fanKeep: 1 })
        const members = folded.folds.flatMap((fold) => fold.members)
        expect(new Set(members).size).toBe(members.length)
        for (const fold of folded.folds)
          for (const id of fold.members) expect(folded.drawnAs.get(id)).toBe(fold.id)
        const other = foldGraph(nodes.toReversed(), edges, { fanSize: 2, fanKeep: 1 })
        expect(other.folds).toEqual(folded.folds)
      }),
    )
  })
})

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n)
}
