import { parseAccountKey } from '#core/chain/account-key.ts'
import type { graphPaths } from '#core/contract/graph-analysis.ts'
import type { RouteData, RouteResult } from '#core/contract/route.ts'
import type { ValuePath } from '#core/flow/paths.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { Ports } from '../ports.ts'
import { pointAsOf } from '../store/as-of.ts'
import { assetRefs } from '../store/asset-refs.ts'
import { graphNodes } from '../store/graph-nodes.ts'
import { accountRef, type assetRef, canonicalKey } from '../store/wire.ts'
import { askEngine } from './ask-engine.ts'
import { standpointOf, type Standpoint } from './graph-facts.ts'

type Asked = RouteData<typeof graphPaths>['query']
type Answer = RouteResult<typeof graphPaths>
type Hop = Answer['assets'][number]['paths'][number]['hops'][number]

/** Assets searched for one question; each is a search of its own for every account at the end. */
const MAX_ASSETS = 12
/** Events that all searches of one question may look at together. */
const MAX_EVENTS = 2_000_000
const LEAST_EVENTS = 20_000

/** The strongest paths from any of some accounts to any of others, asset by asset. */
export async function pathsBetween(ports: Ports, asked: Asked, signal?: AbortSignal): Promise<Answer> {
  const from = unique(asked.from, 'query.from')
  const to = unique(asked.to, 'query.to').filter((key) => !from.includes(key))
  const standpoint = await standpointOf(ports, asked)
  const shared = sharedAssets(standpoint, from, to).filter(
    ({ asset }) => asked.asset === undefined || asset === asked.asset,
  )
  const searched = shared.slice(0, MAX_ASSETS)
  const refs = await assetRefs(
    ports.db,
    searched.map(({ asset }) => asset),
  )
  const searches = searched.length * to.length
  const budget = Math.max(LEAST_EVENTS, Math.floor(MAX_EVENTS / Math.max(1, searches)))
  const assets: Answer['assets'] = []
  for (const { chain, asset } of searched) {
    const { paths, ...limits } = await strongest(ports, standpoint, {
      from,
      to,
      asset,
      asked,
      budget,
      signal,
    })
    const ref = refs(asset)
    const wire = paths.map(({ path, end }) => wirePath(chain, path, end, ref, asked.worth))
    assets.push({ asset: ref, paths: wire, limits })
  }
  const keys = assets.flatMap(({ paths }) =>
    paths.flatMap(({ hops }) => hops.flatMap((hop) => [hop.from.key, hop.to.key])),
  )
  const layers = new Map([...from, ...to, ...keys].map((key) => [key, 0]))
  const first = from[0] ?? ''
  return {
    assets,
    nodes: await graphNodes(ports.db, {
      subject: first,
      layers,
      knownAt: new Date(standpoint.asOf.knownAt),
      at: await pointAsOf(ports.db, parseAccountKey(first).chain, standpoint.asOf, standpoint.now),
    }),
    limits: {
      truncated: shared.length > MAX_ASSETS,
      because: shared.length > MAX_ASSETS ? ['assets'] : [],
    },
    worth: asked.worth,
    floor: asked.floor,
    facts: standpoint.facts,
  }
}

const unique = (keys: readonly string[], field: string): string[] => [
  ...new Set(keys.map((key) => canonicalKey(key, field))),
]

/** Assets that an account of each set ever moved on one chain. */
function sharedAssets({ held }: Standpoint, from: readonly string[], to: readonly string[]) {
  const on = (chain: ChainLedger, keys: readonly string[], asset: string) =>
    keys.some((key) => chain.find(key, asset) >= 0)
  return [...held.ledger.chains.values()].flatMap((chain) =>
    [from, to].every((keys) => keys.some((key) => chain.accountIndex(key) >= 0))
      ? chain.assets
          .filter((asset) => on(chain, from, asset) && on(chain, to, asset))
          .map((asset) => ({ chain, asset }))
      : [],
  )
}

interface Search {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly asset: string
  readonly asked: Asked
  readonly budget: number
  readonly signal: AbortSignal | undefined
}

/** The best of the searches that end at each account. What ended them is said. */
async function strongest(
  ports: Ports,
  { held, set, asOf }: Standpoint,
  { from, to, asset, asked, budget, signal }: Search,
) {
  const because = new Set<'limit' | 'budget'>()
  const found: { readonly path: ValuePath; readonly end: string }[] = []
  for (const end of to) {
    const options = {
      other: from,
      asOf: asOf.until,
      count: asked.count,
      by: asked.worth,
      floor: BigInt(asked.floor),
      maxEvents: budget,
    }
    const question = { kind: 'paths', account: end, asset, options } as const
    const result = await askEngine(ports, { held, labels: set }, question, signal)
    if (result.truncated) because.add('budget')
    if (result.paths.length >= asked.count) because.add('limit')
    found.push(...result.paths.map((path) => ({ path, end })))
  }
  const sorted = found.toSorted((a, b) =>
    a.path.value < b.path.value ? 1 : a.path.value > b.path.value ? -1 : 0,
  )
  if (sorted.length > asked.count) because.add('limit')
  return { paths: sorted.slice(0, asked.count), truncated: because.size > 0, because: [...because] }
}

function wirePath(
  chain: ChainLedger,
  path: ValuePath,
  end: string,
  asset: ReturnType<typeof assetRef>,
  worth: Asked['worth'],
): Answer['assets'][number]['paths'][number] {
  const hops = path.transfers.map((id) => wireHop(chain, id, asset))
  const first = BigInt(hops[0]?.units ?? '0')
  return {
    from: accountRef(path.account),
    to: accountRef(end),
    value: String(path.value),
    carriedPpm: worth === 'carried' && first > 0n ? Number((path.value * 1_000_000n) / first) : 0,
    hops,
  }
}

function wireHop(chain: ChainLedger, id: string, asset: ReturnType<typeof assetRef>): Hop {
  const transfer = chain.transfer(chain.rowOf(id))
  return {
    transferId: id,
    chain: transfer.chain,
    txHash: transfer.txHash,
    from: accountRef(transfer.from),
    to: accountRef(transfer.to),
    asset,
    units: String(transfer.amount),
    time: transfer.time === null ? null : new Date(transfer.time).toISOString(),
    block: transfer.block,
  }
}
