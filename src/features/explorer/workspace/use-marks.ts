import { useMemo } from 'react'
import { useFormat } from '#src/platform/use-format.ts'
import type { FoldedPicture } from '#src/ui/flow/folding.ts'
import type { FlowBetween, FlowEdge, FlowNote } from '#src/ui/flow/model.ts'
import type { FlowGraphProps } from '#src/ui/flow/flow-graph.tsx'
import type { WorkspaceContext } from './context.ts'
import { useColours } from './use-colours.ts'

type Marks = Pick<
  FlowGraphProps,
  'pins' | 'hidden' | 'dimmed' | 'highlight' | 'paint' | 'notes' | 'groups' | 'colours'
>

const NONE: ReadonlySet<string> = new Set()

/** What the reader added to the picture or asked to see on it: pins, filters, the chosen path, taint, notes, boxes. */
export function useMarks(
  { picture, filtered: out, path: chosen, taint }: WorkspaceContext,
  folded: FoldedPicture,
  between: FlowBetween | null,
): Marks {
  const { state, graph } = picture
  const format = useFormat()
  const colours = useColours(state.colours)
  const filtered = useMemo(() => withTransactions(withFolds(out, folded), between), [out, folded, between])
  const path = useMemo(() => chosen && withLegs(chosen, between), [chosen, between])
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
    for (const leg of between?.edges ?? []) {
      if (leg.flows === undefined || leg.units === undefined) continue
      const tainted = leg.transferIds.reduce((sum, id) => sum + (taint.transfers.get(id) ?? 0n), 0n)
      if (tainted === 0n) continue
      edges.set(leg.id, {
        share: Math.min(1, Number((tainted * 10_000n) / (BigInt(leg.units) || 1n)) / 10_000),
        text: `${format.amount(tainted, leg.decimals ?? 0, 2)} ${leg.assetSymbol}`,
      })
    }
    return { edges }
  }, [taint, folded.data.edges, between, format])
  return useMemo(
    () => ({
      pins: new Map([...state.places].filter(([, place]) => place.pinned)),
      hidden: hides ? filtered : NONE,
      dimmed: hides ? NONE : filtered,
      highlight: path === null ? NONE : withEnds(path, graph.edges, between),
      paint,
      colours,
      notes: [...state.notes].flatMap(([id, { text, target, x, y }]): FlowNote[] => {
        if (target !== null) {
          const isFlow = graph.edges.some((edge) => edge.id === target)
          return [{ id, text, at: isFlow ? { edge: target } : { node: target } }]
        }
        return x === null || y === null ? [] : [{ id, text, at: { point: { x, y } } }]
      }),
      groups: [...state.groups].map(([id, { name, members }]) => ({ id, title: name, members })),
    }),
    [state, hides, filtered, path, graph.edges, between, paint, colours],
  )
}

/** The flows of a path, and the accounts it runs through. */
function withEnds(
  path: ReadonlySet<string>,
  edges: readonly { readonly id: string; readonly from: string; readonly to: string }[],
  between: FlowBetween | null,
): ReadonlySet<string> {
  return new Set([
    ...path,
    ...edges.filter((edge) => path.has(edge.id)).flatMap((edge) => [edge.from, edge.to]),
    ...(between?.edges ?? [])
      .filter((leg) => path.has(leg.id))
      .flatMap((leg) =>
        between!.nodes.flatMap(({ id }) => (id === leg.source || id === leg.target ? [id] : [])),
      ),
  ])
}

/** The path with the legs of its flows. */
function withLegs(path: ReadonlySet<string>, between: FlowBetween | null): ReadonlySet<string> {
  const legs = (between?.edges ?? []).filter((leg) => leg.flows?.some((flow) => path.has(flow)))
  return new Set([...path, ...legs.map((leg) => leg.id)])
}

/** What a filter takes out, with the folds all of whose members are out, and the flows all of whose parts are. */
export function withFolds(
  out: ReadonlySet<string>,
  { folds, data }: Pick<FoldedPicture, 'folds' | 'data'>,
): ReadonlySet<string> {
  if (out.size === 0 || folds.size === 0) return out
  const gone = [...folds.values()].filter(({ members }) => members.every((id) => out.has(id)))
  const flows = data.edges.filter(
    ({ edgeIds = [] }) => edgeIds.length > 0 && edgeIds.every((id) => out.has(id)),
  )
  return new Set([...out, ...gone.map(({ id }) => id), ...flows.map(({ id }) => id)])
}

/** What a filter takes out, with the legs of flows that are out and the transactions all of whose legs are. */
function withTransactions(out: ReadonlySet<string>, between: FlowBetween | null): ReadonlySet<string> {
  if (between === null || out.size === 0) return out
  const isOut = (leg: FlowEdge) =>
    out.has(leg.source) ||
    out.has(leg.target) ||
    (leg.flows === undefined
      ? out.has(leg.id)
      : leg.flows.length > 0 && leg.flows.every((flow) => out.has(flow)))
  const legs = between.edges.filter((leg) => isOut(leg))
  const gone = new Set(legs.map((leg) => leg.id))
  const nodes = between.nodes.filter(({ id }) =>
    between.edges.every((leg) => gone.has(leg.id) || (leg.source !== id && leg.target !== id)),
  )
  return new Set([...out, ...gone, ...nodes.map((node) => node.id)])
}
