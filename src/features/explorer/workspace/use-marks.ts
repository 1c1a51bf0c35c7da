import { useMemo } from 'react'
import { useFormat } from '#src/platform/use-format.ts'
import type { FoldedPicture } from '#src/ui/flow/folding.ts'
import type { FlowNote } from '#src/ui/flow/model.ts'
import type { FlowGraphProps } from '#src/ui/flow/flow-graph.tsx'
import type { WorkspaceContext } from './context.ts'

type Marks = Pick<FlowGraphProps, 'pins' | 'hidden' | 'dimmed' | 'highlight' | 'paint' | 'notes' | 'groups'>

const NONE: ReadonlySet<string> = new Set()

/** What the reader added to the picture or asked to see on it: pins, filters, the chosen path, taint, notes, boxes. */
export function useMarks({ picture, filtered, path, taint }: WorkspaceContext, folded: FoldedPicture): Marks {
  const { state, graph } = picture
  const format = useFormat()
  const hides = state.filter.effect === 'hide'
  const paint = useMemo(() => {
    if (taint.paint === null) return null
    const edges = new Map(taint.paint)
    // The flow of a fold stands for several: it carries what they carry.
    for (const edge of folded.data.edges) {
      const parts = (edge.edgeIds ?? []).flatMap((id) => taint.edges.get(id) ?? [])
      const [first] = parts
      if (first === undefined || edges.has(edge.id) || edge.units === undefined) continue
      const tainted = parts.reduce((sum, part) => sum + part.tainted, 0n)
      const isPartial = parts.some((part) => part.isPartial)
      edges.set(edge.id, {
        share: Math.min(1, Number((tainted * 10_000n) / (BigInt(edge.units) || 1n)) / 10_000),
        text: `${isPartial ? '≥ ' : ''}${format.amount(tainted, first.asset.decimals, 2)} ${first.asset.symbol}`,
      })
    }
    return { edges }
  }, [taint, folded.data.edges, format])
  return useMemo(
    () => ({
      pins: new Map([...state.places].filter(([, place]) => place.pinned)),
      hidden: hides ? filtered : NONE,
      dimmed: hides ? NONE : filtered,
      highlight: path === null ? NONE : withEnds(path, graph.edges),
      paint,
      notes: [...state.notes].flatMap(([id, { text, target, x, y }]): FlowNote[] => {
        if (target !== null) return [{ id, text, at: { node: target } }]
        return x === null || y === null ? [] : [{ id, text, at: { point: { x, y } } }]
      }),
      groups: [...state.groups].map(([id, { name, members }]) => ({ id, title: name, members })),
    }),
    [state, hides, filtered, path, graph.edges, paint],
  )
}

/** The flows of a path, and the accounts it runs through. */
function withEnds(
  path: ReadonlySet<string>,
  edges: readonly { readonly id: string; readonly from: string; readonly to: string }[],
): ReadonlySet<string> {
  return new Set([
    ...path,
    ...edges.filter((edge) => path.has(edge.id)).flatMap((edge) => [edge.from, edge.to]),
  ])
}
