import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutSankey, type SankeyPath } from './sankey.ts'

const OPTIONS = { valueHeight: 200, gap: 10, least: 2 }
const path = (id: string, units: bigint, ...stops: string[]): SankeyPath => ({
  id,
  asset: 'ETH',
  steps: stops.slice(1).map((to, at) => ({ from: stops[at]!, to, units })),
})

describe('layoutSankey', () => {
  it('adds up links of equal ends and puts every stop right of the one before', () => {
    const { nodes, links, columns } = layoutSankey(
      [path('1', 60n, 'a', 'b', 'd'), path('2', 40n, 'a', 'c', 'b', 'd')],
      OPTIONS,
    )
    expect(columns).toBe(4)
    expect(links.find((link) => link.id === 'b>d')).toMatchObject({ units: 100n, paths: ['1', '2'] })
    expect(Object.fromEntries(nodes.map((node) => [node.id, node.column]))).toEqual({
      a: 0,
      c: 1,
      b: 2,
      d: 3,
    })
    expect(links.find((link) => link.id === 'a>b')!.thickness).toBe(120)
  })

  it('marks the link that closes a cycle, and ends', () => {
    const { links } = layoutSankey([path('1', 5n, 'a', 'b', 'c', 'a')], OPTIONS)
    expect(links.filter((link) => link.isBack).map((link) => link.id)).toEqual(['c>a'])
  })

  it('refuses to put two assets on one scale', () => {
    expect(() =>
      layoutSankey([path('1', 1n, 'a', 'b'), { ...path('2', 1n, 'a', 'b'), asset: 'USDC' }], OPTIONS),
    ).toThrow(RangeError)
  })

  it('conserves value, points forward and overlaps no two nodes of a column', () => {
    const stops = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 2, maxLength: 6 })
    const paths = fc.array(fc.tuple(stops, fc.bigInt({ min: 1n, max: 10n ** 20n })), { maxLength: 8 })
    fc.assert(
      fc.property(paths, (drawn) => {
        const all = drawn.map(([ids, units], at) => path(String(at), units, ...ids))
        const { nodes, links } = layoutSankey(all, OPTIONS)
        const steps = all.flatMap((each) => each.steps).filter((step) => step.from !== step.to)
        expect(links.reduce((sum, link) => sum + link.units, 0n)).toBe(
          steps.reduce((sum, step) => sum + step.units, 0n),
        )
        const column = new Map(nodes.map((node) => [node.id, node.column]))
        for (const link of links)
          if (!link.isBack) expect(column.get(link.to)!).toBeGreaterThan(column.get(link.from)!)
        for (const a of nodes)
          for (const b of nodes)
            if (a.id < b.id && a.column === b.column)
              expect(a.y + a.height <= b.y + 1e-6 || b.y + b.height <= a.y + 1e-6).toBe(true)
      }),
    )
  })
})
