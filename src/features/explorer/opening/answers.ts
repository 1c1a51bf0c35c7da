import type { z } from 'zod'
import type { GraphEdge as EdgeSchema } from '#core/contract/graph.ts'
import { isTransactionAccount, transactionAccount } from '#core/ledger/coin-accounts.ts'
import type { FactsSeen } from '#core/contract/investigation-steps.ts'
import type { InvestigationState } from '#core/investigation/state.ts'
import type { View } from '#src/data/addresses.ts'
import type { BetweenFound, GraphFacts, PathsFound, TransactionsFound } from '#src/data/graph.ts'
import type { GraphAnswer } from '../picture.ts'

type Edge = z.output<typeof EdgeSchema>
type Facts = z.output<typeof FactsSeen> | null

/** The facts as a step keeps them. */
export function seen(facts: GraphFacts): z.output<typeof FactsSeen> {
  const { ledgerDigest, labelSetDigest, block, time, knownAt } = facts
  return { ledgerDigest, labelSetDigest, block, time, knownAt }
}

/** The point of view that a recorded step was answered from, to ask the same again. */
export function sameView(facts: Facts): View {
  if (facts === null) return {}
  return {
    ...(facts.block === null ? {} : { block: facts.block }),
    ...(facts.time === null ? {} : { time: facts.time }),
    knownAt: facts.knownAt,
  }
}

/** The point of view that the reader chose; now where they chose none. */
export function viewOf({ block, time, knownAt }: InvestigationState['asOf']): View {
  return {
    ...(block === null ? {} : { block }),
    ...(time === null ? {} : { time }),
    ...(knownAt === null ? {} : { knownAt }),
  }
}

/**
 * From when the details are asked: the point that the reader chose. While a record is replayed, labels are those known
 * at the step that is shown, as they are on the picture.
 */
export function viewOfDetails(
  { state, facts }: { readonly state: Pick<InvestigationState, 'asOf'>; readonly facts: Facts },
  isReplaying: boolean,
): View {
  const view = viewOf(state.asOf)
  if (!isReplaying || facts === null) return view
  return { ...sameView(facts), ...view }
}

/** The part of a point of view that transfers know: they have no labels. */
export function transfersUntil({ block, time }: View): Pick<View, 'block' | 'time'> {
  return { ...(block === undefined ? {} : { block }), ...(time === undefined ? {} : { time }) }
}

/** Whether a point of view was chosen at all: else everything held and known counts. */
export function isOfThePast({ block, time, knownAt }: View | InvestigationState['asOf']): boolean {
  return [block, time, knownAt].some((point) => point !== null && point !== undefined)
}

interface Hop {
  readonly transferId: string
  readonly from: { readonly key: string }
  readonly to: { readonly key: string }
  readonly asset: Edge['asset']
  readonly units: string
  readonly time: string | null
  readonly block: number | null
}

/** Transfers as flows: one for each pair and asset, of these transfers only. */
export function flowsOf(hops: readonly Hop[], onPath: boolean): readonly Edge[] {
  const unique = [...new Map(hops.map((hop) => [hop.transferId, hop])).values()]
  const groups = Map.groupBy(unique, (hop) => edgeKey(hop))
  return [...groups].map(([id, group]) => {
    const times = group.flatMap((hop) => hop.time ?? []).toSorted()
    const blocks = group.flatMap((hop) => hop.block ?? [])
    const [first] = group
    return {
      id,
      from: first!.from.key,
      to: first!.to.key,
      asset: first!.asset,
      units: String(group.reduce((sum, hop) => sum + BigInt(hop.units), 0n)),
      transferCount: group.length,
      transferIds: group.map((hop) => hop.transferId).slice(0, 100),
      firstTime: times[0] ?? null,
      lastTime: times.at(-1) ?? null,
      firstBlock: blocks.length === 0 ? null : Math.min(...blocks),
      onPath,
    }
  })
}

/** The id that the desk gives the flow of one asset between two accounts. */
export function edgeKey(hop: Pick<Hop, 'from' | 'to' | 'asset'>): string {
  return `${hop.from.key}>${hop.to.key}>${hop.asset.id}`
}

/** Found paths as a picture: their accounts and the flows along them, hop by hop from where they begin. */
export function answerOfPaths(found: PathsFound): GraphAnswer {
  const paths = found.assets.flatMap(({ paths: list }) => list)
  const hops = paths.flatMap((path) => path.hops)
  const layers = new Map<string, number>()
  for (const path of paths) {
    path.hops.forEach((hop, at) => {
      if (!layers.has(hop.from.key)) layers.set(hop.from.key, at)
      if (!layers.has(hop.to.key)) layers.set(hop.to.key, at + 1)
    })
  }
  return {
    subject: paths[0]?.from.key ?? '',
    nodes: found.nodes.map((node) => ({ ...node, layer: layers.get(node.account.key) ?? node.layer })),
    edges: [...flowsOf(hops, false)],
    notLoaded: [],
    surroundings: [],
    asOf: { block: found.facts.block, time: found.facts.time },
  }
}

/**
 * The flows between two sides as pictures, one for each of `accounts`: so that what is new stands beside the account it
 * was found from, on the side on which its money goes.
 */
export function answersOfBetween(found: BetweenFound, accounts: readonly string[]): GraphAnswer[] {
  const nodes = new Map(found.nodes.map((node) => [node.account.key, node]))
  return accounts.map((subject) => {
    const edges = found.edges.filter((edge) => edge.from === subject || edge.to === subject)
    const layers = new Map([[subject, 0]])
    for (const { from, to } of edges) {
      if (!layers.has(from)) layers.set(from, -1)
      if (!layers.has(to)) layers.set(to, 1)
    }
    return {
      subject,
      nodes: [...layers].flatMap(([key, layer]) => {
        const node = nodes.get(key)
        return node === undefined ? [] : [{ ...node, layer }]
      }),
      edges,
      notLoaded: [],
      surroundings: [],
      stops: found.stops,
      asOf: { block: found.facts.block, time: found.facts.time },
    }
  })
}

/**
 * Transactions as a picture: who paid whom in them. A transaction of coins does not say which input paid which output:
 * it stands between them itself.
 */
export function answerOfTransactions(found: TransactionsFound): GraphAnswer {
  const hops = found.transactions.flatMap((transaction): Hop[] => {
    const { inputs, outputs, time, block, model } = transaction
    if (model === 'coins') return hopsOfCoins(transaction)
    const paid = new Map(inputs.map((part) => [part.transferId, part]))
    return outputs.flatMap((output) => {
      const input = paid.get(output.transferId)
      if (!input?.account || !output.account) return []
      return [
        {
          transferId: output.transferId,
          from: input.account,
          to: output.account,
          asset: output.asset,
          units: output.units,
          time,
          block,
        },
      ]
    })
  })
  const isCoins = found.transactions.some(({ model }) => model === 'coins')
  return {
    subject: hops.find(({ to }) => isTransactionAccount(to.key))?.to.key ?? hops[0]?.from.key ?? '',
    nodes: isCoins ? inColumns(found.nodes, hops) : found.nodes,
    edges: [...flowsOf(hops, false)],
    notLoaded: [],
    surroundings: [],
    asOf: { block: found.facts.block, time: found.facts.time },
  }
}

type Transaction = TransactionsFound['transactions'][number]

function hopsOfCoins({ chain, hash, inputs, outputs, time, block }: Transaction): Hop[] {
  const key = transactionAccount(chain, hash)
  const itself = { key, chain, address: key.slice(chain.length + 1) }
  const hop = ({ transferId, asset, units }: Transaction['inputs'][number]) => ({
    transferId,
    asset,
    units,
    time,
    block,
  })
  return [
    ...inputs.flatMap((part) => (part.account ? [{ ...hop(part), from: part.account, to: itself }] : [])),
    ...outputs.flatMap((part) => (part.account ? [{ ...hop(part), from: itself, to: part.account }] : [])),
  ]
}

/** Who put coins in stands before the transaction, and who got them out behind it. */
function inColumns(nodes: TransactionsFound['nodes'], hops: readonly Hop[]): TransactionsFound['nodes'] {
  const [senders, receivers] = [
    new Set(hops.map(({ from }) => from.key)),
    new Set(hops.map(({ to }) => to.key)),
  ]
  return nodes.map((node) => {
    const { key } = node.account
    const layer = isTransactionAccount(key) ? 0 : senders.has(key) ? -1 : receivers.has(key) ? 1 : node.layer
    return { ...node, layer }
  })
}
