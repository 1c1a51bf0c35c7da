import { resolveChain } from '#core/chain/chains.ts'
import { ChainFormatError } from '#core/chain/errors.ts'
import type { graphTaint } from '#core/contract/graph-analysis.ts'
import type { RouteData, RouteResult } from '#core/contract/route.ts'
import type { TaintMethod } from '#core/flow/policies/taint.ts'
import type { Question, TaintAnswer } from '#core/flow/runtime/questions.ts'
import type { Csr } from '#core/ledger/csr.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import { rowsUntil } from '#core/ledger/points.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { assetRefs } from '../store/asset-refs.ts'
import { accountRef, type assetRef, canonicalKey } from '../store/wire.ts'
import { askEngine } from './ask-engine.ts'
import { standpointOf } from './graph-facts.ts'

type Body = RouteData<typeof graphTaint>['body']
type Answer = RouteResult<typeof graphTaint>
type TaintQuestion = Extract<Question, { kind: 'taint' }>
type Refs = (id: string) => ReturnType<typeof assetRef>

/** Transfers that source accounts may have sent; above this the question is refused, never cut silently. */
const MAX_SEEDS = 50_000
/** Lots that FIFO and LIFO may move before they say that they stopped. */
const MAX_MOVES = 5_000_000

/**
 * The same transfers and accounts under each rule asked for. Services in force absorb what enters them.
 * Each rule is a question of its own: threads answer them side by side, and `signal` ends them all.
 *
 * @throws ProblemError `validation` for a chain, `not-found` for a source that is not held, `unprocessable` for too many
 */
export async function taintUnder(ports: Ports, body: Body, signal?: AbortSignal): Promise<Answer> {
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
  const refs = await assetRefs(ports.db, assets)
  const labels = body.sources.labels ? true : 'services'
  const seeded = body.sources.labels ? assets : [...new Set(seeds.map(asset))]
  const options = { seeds, labels, asOf: until, maxMoves: MAX_MOVES } as const
  const asked = {
    transferIds: known,
    holdings: holdings.map((holding) => ({
      account: chain.accountOf(holding),
      asset: chain.assetOf(holding),
    })),
    assets: seeded,
  }
  const { held, set } = standpoint
  const underRule = async (method: TaintMethod) => {
    const question = { kind: 'taint', chain: name, method, options, ...asked } as const
    const answer = await askEngine(ports, { held, labels: set }, question, signal)
    return resultOf(answer, question, { chain, refs })
  }
  return {
    results: await Promise.all([...new Set(body.methods)].map(underRule)),
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

/** An answer in the contract's shape: what was asked about stands in the question, in the same order. */
function resultOf(
  answer: TaintAnswer,
  { transferIds, holdings, assets }: Pick<TaintQuestion, 'transferIds' | 'holdings' | 'assets'>,
  { chain, refs }: { readonly chain: ChainLedger; readonly refs: Refs },
): Answer['results'][number] {
  const { method, truncated } = answer
  return {
    method,
    transfers: transferIds.map((transferId, at) => {
      const { amount, asset } = chain.transfer(chain.rowOf(transferId))
      const tainted = answer.carried[at] ?? 0n
      return {
        transferId,
        asset: refs(asset),
        units: String(amount),
        tainted: String(tainted),
        sharePpm: amount === 0n ? 0 : Number((tainted * 1_000_000n) / amount),
      }
    }),
    accounts: holdings.map(({ account, asset }, at) => {
      const { received, sent, held } = answer.holdings[at]!
      return {
        account: accountRef(account),
        asset: refs(asset),
        received: String(received),
        sent: String(sent),
        held: String(held),
      }
    }),
    conservation: assets.map((asset, at) => {
      const { seeded, held } = answer.totals[at]!
      return {
        asset: refs(asset),
        seeded: String(seeded),
        held: String(held),
        ended: String(seeded > held ? seeded - held : 0n),
        conserved: method !== 'poison' && !truncated && held <= seeded,
      }
    }),
    limits: { truncated, because: truncated ? ['moves'] : [] },
  }
}
