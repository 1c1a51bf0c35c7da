import { resolveChain } from '#core/chain/chains.ts'
import { ChainFormatError } from '#core/chain/errors.ts'
import type { graphTaint } from '#core/contract/graph-analysis.ts'
import type { RouteData, RouteResult } from '#core/contract/route.ts'
import type { TaintReport } from '#core/flow/policies/report.ts'
import type { Csr } from '#core/ledger/csr.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import { rowsUntil } from '#core/ledger/points.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { assetRefs } from '../store/asset-refs.ts'
import { accountRef, type assetRef, canonicalKey } from '../store/wire.ts'
import { standpointOf } from './graph-facts.ts'

type Body = RouteData<typeof graphTaint>['body']
type Answer = RouteResult<typeof graphTaint>
type Refs = (id: string) => ReturnType<typeof assetRef>

/** Transfers that source accounts may have sent; above this the question is refused, never cut silently. */
const MAX_SEEDS = 50_000
/** Lots that FIFO and LIFO may move before they say that they stopped. */
const MAX_MOVES = 5_000_000

/** What a transfer moved and what an account holds, as far as the question is about them. */
interface Painted {
  readonly chain: ChainLedger
  readonly count: number
  readonly transfers: readonly string[]
  readonly holdings: readonly number[]
  readonly refs: Refs
}

/**
 * The same transfers and accounts under each rule asked for. Services in force absorb what enters them.
 *
 * @throws ProblemError `validation` for a chain, `not-found` for a source that is not held, `unprocessable` for too many
 */
export async function taintUnder(ports: Ports, body: Body): Promise<Answer> {
  const standpoint = await standpointOf(ports, body)
  const name = chainOf(body.chain)
  const chain = standpoint.held.ledger.chains.get(name)
  if (chain === undefined) throw new ProblemError('not-found', `No transfer of ${body.chain} is held.`)
  const { until } = standpoint.asOf
  const count = rowsUntil(chain, until)
  const seeds = seedsOf(chain, count, body.sources)
  const isHeld = (id: string) => {
    const row = chain.rowOf(id)
    return row >= 0 && row < count
  }
  const transfers = [...new Set(body.transfers)]
  const holdings = [...new Set(body.accounts.map((key) => canonicalKey(key, 'body.accounts')))].flatMap(
    (key) => chain.assets.map((asset) => chain.find(key, asset)).filter((holding) => holding >= 0),
  )
  const known = transfers.filter(isHeld)
  const asset = (id: string) => chain.assetOf(chain.columns.from[chain.rowOf(id)]!)
  const assets = [
    ...new Set([...known, ...seeds].map(asset).concat(holdings.map((holding) => chain.assetOf(holding)))),
  ]
  const painted = { chain, count, transfers: known, holdings, refs: await assetRefs(ports.db, assets) }
  const labels = body.sources.labels ? true : 'services'
  const seeded = new Set(seeds.map(asset))
  return {
    results: [...new Set(body.methods)].map((method) => {
      const options = { seeds, labels, asOf: until, maxMoves: MAX_MOVES } as const
      const report = standpoint.set.engine.taint(name, method, options)
      return resultOf(report, painted, body.sources.labels ? assets : [...seeded])
    }),
    unknown: transfers.filter((id) => !isHeld(id)),
    facts: standpoint.facts,
  }
}

function chainOf(text: string): string {
  try {
    return resolveChain(text)
  } catch (error) {
    if (!(error instanceof ChainFormatError)) throw error
    throw new ProblemError('validation', error.message, {
      errors: [{ field: 'body.chain', message: error.message }],
    })
  }
}

/** Transfers named as sources, and all that accounts named as sources sent by the point asked about. */
function seedsOf(chain: ChainLedger, count: number, sources: Body['sources']): string[] {
  const seeds = new Set<string>()
  for (const id of sources.transfers) {
    const row = chain.rowOf(id)
    if (row < 0) throw new ProblemError('not-found', `There is no transfer ${id} on this chain.`)
    if (row < count) seeds.add(id)
  }
  for (const text of sources.accounts) {
    const key = canonicalKey(text, 'body.sources.accounts')
    for (const asset of chain.assets) {
      const holding = chain.find(key, asset)
      if (holding < 0) continue
      for (const row of eventsOf(chain.outgoing, holding, count)) seeds.add(chain.columns.ids.at(row)!)
      if (seeds.size > MAX_SEEDS) {
        const message = `The sources sent more than ${MAX_SEEDS} transfers; name some of them instead.`
        throw new ProblemError('unprocessable', message, {
          errors: [{ field: 'body.sources.accounts', message }],
        })
      }
    }
  }
  return [...seeds]
}

function eventsOf({ offsets, events }: Csr, holding: number, count: number): number[] {
  return [...events.subarray(offsets[holding], offsets[holding + 1])].filter((event) => event < count)
}

function resultOf(
  report: TaintReport,
  { chain, count, transfers, holdings, refs }: Painted,
  assets: readonly string[],
): Answer['results'][number] {
  const carried = (row: number) => report.carriedBy(chain.columns.ids.at(row)!) ?? 0n
  const sum = (csr: Csr, holding: number) =>
    eventsOf(csr, holding, count).reduce((total, row) => total + carried(row), 0n)
  return {
    method: report.method,
    transfers: transfers.map((transferId) => {
      const { amount, asset } = chain.transfer(chain.rowOf(transferId))
      const tainted = report.carriedBy(transferId) ?? 0n
      return {
        transferId,
        asset: refs(asset),
        units: String(amount),
        tainted: String(tainted),
        sharePpm: amount === 0n ? 0 : Number((tainted * 1_000_000n) / amount),
      }
    }),
    accounts: holdings.map((holding) => {
      const [account, asset] = [chain.accountOf(holding), chain.assetOf(holding)]
      return {
        account: accountRef(account),
        asset: refs(asset),
        received: String(sum(chain.incoming, holding)),
        sent: String(sum(chain.outgoing, holding)),
        held: String(report.heldBy(account, asset)),
      }
    }),
    conservation: assets.map((asset) => {
      const { seeded, held } = report.totalsOf(asset)
      return {
        asset: refs(asset),
        seeded: String(seeded),
        held: String(held),
        ended: String(seeded > held ? seeded - held : 0n),
        conserved: report.method !== 'poison' && !report.truncated && held <= seeded,
      }
    }),
    limits: { truncated: report.truncated, because: report.truncated ? ['moves'] : [] },
  }
}
