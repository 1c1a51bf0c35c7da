import type { FoldedPicture } from '#src/ui/flow/folding.ts'
import { logWeight, transfersIn, type FlowBetween, type FlowEdge, type FlowNode } from '#src/ui/flow/model.ts'
import { toEpoch } from '#src/platform/format.ts'
import type { DrawnTransaction, Leg, TransactionPicture } from './legs.ts'
import type { TransactionWords } from './use-transaction-words.ts'

/** The transactions of a picture as the flow graph draws them: folded accounts have their legs together. */
export function betweenOf(
  { drawn, parts, flowsOf }: TransactionPicture,
  folded: Pick<FoldedPicture, 'data' | 'folds'>,
  onPath: ReadonlySet<string>,
  words: TransactionWords,
): FlowBetween {
  const standing = standsAs(folded)
  const changed = folded.data.edges.filter((edge) => partsOf(edge).some((id) => parts.has(id)))
  const left = changed.flatMap((edge) => restEdge(edge, parts, words))
  const legs = drawn.flatMap((each) => legEdges(each, standing, { onPath, flowsOf }, words))
  return {
    nodes: drawn.map((each) => nodeOf(each, words)),
    edges: weighed([...left, ...legs]),
    replaces: new Set([
      ...changed.map((edge) => edge.id),
      // A transaction that stood as an account had its inputs and outputs for flows.
      ...folded.data.edges
        .filter((edge) => drawn.some(({ id }) => id === edge.source || id === edge.target))
        .map((edge) => edge.id),
    ]),
  }
}

function nodeOf(each: DrawnTransaction, words: TransactionWords): FlowNode {
  return {
    id: each.id,
    kind: 'transaction',
    label: words.moved(each.transaction),
    sublabel: words.hash(each.transaction),
    facts: words.facts(each),
    time: each.transaction.time === null ? null : toEpoch(each.transaction.time),
  }
}

/** Which node an account is drawn as: itself, or the fold that holds it. */
function standsAs({ folds }: Pick<FoldedPicture, 'folds'>): (account: string) => string {
  const inside = new Map([...folds].flatMap(([id, fold]) => fold.members.map((member) => [member, id])))
  return (account) => inside.get(account) ?? account
}

function legEdges(
  { id, legs, transaction }: DrawnTransaction,
  standing: (account: string) => string,
  { onPath, flowsOf }: Pick<TransactionPicture, 'flowsOf'> & { readonly onPath: ReadonlySet<string> },
  words: TransactionWords,
): FlowEdge[] {
  const drawn = legs.filter((leg) => leg.isDrawn)
  const groups = Map.groupBy(drawn, (leg) => `${leg.side}|${standing(leg.account!.key)}|${leg.asset.id}`)
  const time = transaction.time === null ? null : toEpoch(transaction.time)
  return [...groups.values()].map((group): FlowEdge => {
    const [first] = group as [Leg, ...Leg[]]
    const end = standing(first.account!.key)
    const units = group.reduce((sum, leg) => sum + BigInt(leg.units), 0n)
    const transferIds = group.flatMap((leg) => leg.transferIds)
    return {
      // The leg of one account keeps its name, by which the table knows it.
      id: group.length === 1 ? first.id : `${id}|${first.side}|${end}|${first.asset.id}`,
      source: first.side === 'in' ? end : id,
      target: first.side === 'in' ? id : end,
      amountText: words.amount(String(units), first.asset.decimals),
      assetSymbol: first.asset.symbol,
      weight: 0,
      transferIds,
      transferCount: transferIds.length,
      onPath: transferIds.some((transfer) => onPath.has(transfer)),
      units: String(units),
      assetId: first.asset.id,
      decimals: first.asset.decimals,
      firstTime: time,
      lastTime: time,
      flows: [...new Set(group.flatMap((leg) => flowsOf.get(leg.id) ?? []))],
      ...words.time(transaction),
    }
  })
}

const partsOf = (edge: FlowEdge): readonly string[] => edge.edgeIds ?? [edge.id]

/** What is left of a flow, or of a fold's flow, beside the transactions; nothing where they are all of it. */
function restEdge(
  edge: FlowEdge,
  parts: TransactionPicture['parts'],
  words: TransactionWords,
): readonly FlowEdge[] {
  const drawn = new Map(partsOf(edge).flatMap((id) => [...(parts.get(id) ?? [])]))
  const transferCount = transfersIn(edge) - drawn.size
  if (transferCount <= 0) return []
  if (edge.units === undefined || edge.decimals === undefined) return [{ ...edge, transferCount }]
  const units = String([...drawn.values()].reduce((left, each) => left - each, BigInt(edge.units)))
  return [
    {
      ...edge,
      amountText: words.amount(units, edge.decimals),
      units,
      transferCount,
      transferIds: edge.transferIds.filter((id) => !drawn.has(id)),
    },
  ]
}

/** Widths on one log scale for each asset, as in the picture of flows. */
function weighed(edges: readonly FlowEdge[]): readonly FlowEdge[] {
  const byAsset = Map.groupBy(edges, (edge) => edge.assetId ?? edge.assetSymbol)
  const ends = new Map(
    [...byAsset].map(([asset, list]) => {
      const units = list.map((edge) => BigInt(edge.units ?? 0))
      return [
        asset,
        { min: units.reduce((a, b) => (a < b ? a : b)), max: units.reduce((a, b) => (a > b ? a : b)) },
      ]
    }),
  )
  return edges.map((edge) => {
    const { min, max } = ends.get(edge.assetId ?? edge.assetSymbol)!
    return { ...edge, weight: logWeight(BigInt(edge.units ?? 0), min, max) }
  })
}
