import fc from 'fast-check'
import type { LayoutGraph } from './types.ts'

/** Any small directed graph over `n0`…, with boxes of differing sizes and values that tie. */
const describeGraph: fc.Arbitrary<LayoutGraph> = fc
  .integer({ min: 1, max: 24 })
  .chain((count) =>
    fc.record({
      nodes: fc.tuple(
        ...Array.from({ length: count }, (_, at) =>
          fc.record({
            id: fc.constant(`n${at}`),
            width: fc.integer({ min: 20, max: 200 }),
            height: fc.integer({ min: 10, max: 80 }),
            value: fc.integer({ min: 0, max: 3 }),
          }),
        ),
      ),
      ends: fc.array(fc.tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 })), {
        maxLength: 2 * count,
      }),
    }),
  )
  .map(({ nodes, ends }) => ({
    nodes,
    edges: ends.map(([from, to], at) => ({ id: `e${at}`, source: `n${from}`, target: `n${to}` })),
  }))

export { describeGraph, fc }
