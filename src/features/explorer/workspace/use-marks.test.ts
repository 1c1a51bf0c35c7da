import { expect, test } from 'vitest'
import { foldPicture } from '#src/ui/flow/folding.ts'
import { flowFromGraph, type GraphWords } from '#src/ui/flow/from-graph.ts'
import { edge, graph, key, node } from '../graph.fixture.ts'
import { withFolds } from './use-marks.ts'

const WORDS: GraphWords = {
  category: (slug) => slug,
  holder: (holder) => holder,
  unattributed: 'unattributed',
  coin: (role) => role,
  amount: (units) => units,
  more: (count) => `${count} more`,
  notLoaded: (least, most) => `${least} to ${most}`,
  assets: (count) => `${count} assets`,
  widthScale: { minText: '', maxText: '' },
  time: () => undefined,
}

test('a fold goes with a filter when the last of its members does, and so do its flows', () => {
  const names = Array.from({ length: 12 }, (_, at) => `r${at}`)
  const { data } = flowFromGraph(
    graph('s', {
      nodes: [node('s', 0), ...names.map((name) => node(name, 1))],
      edges: names.map((name, at) => edge('s', name, String(at + 1))),
    }),
    WORDS,
  )
  const folded = foldPicture(
    data,
    { open: new Set(), keep: new Set() },
    { title: () => 'fold', amount: (units) => units, assets: String },
  )
  const [fold] = folded.folds.values()
  const flow = folded.data.edges.find((each) => each.target === fold!.id)!
  const [first, ...others] = fold!.members
  const flowsOf = (ids: readonly string[]) => ids.map((id) => edge('s', id.slice(key('').length), '1').id)
  const some = new Set([...others, ...flowsOf(others)])
  expect(withFolds(some, folded)).toEqual(some)
  const all = new Set([first!, ...some, ...flowsOf([first!])])
  expect(withFolds(all, folded)).toEqual(new Set([...all, fold!.id, flow.id]))
})
