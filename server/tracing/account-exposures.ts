import type { ExposureResult } from '#core/flow/types.ts'
import { lastBefore } from '#core/ledger/csr.ts'
import { type ChainLedger, transferOf } from '#core/ledger/ledger.ts'
import { rowsUntil } from '#core/ledger/points.ts'
import type { OrderPoint } from '#core/ledger/types.ts'
import type { ExposureOptions } from '#core/flow/engine.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { type AsOfAsked, isOfThePast } from '../store/as-of.ts'
import { assetRefs } from '../store/asset-refs.ts'
import type { Db } from '../store/db.ts'
import { shownHops, type WireExposure, wireExposure } from '../store/exposure-wire.ts'
import { transfersById } from '../store/transfer-facts.ts'
import { askEngine, type Tracing } from './ask-engine.ts'
import { acrossBridges } from './bridge-hops.ts'
import { type Standpoint, standpointOf } from './graph-facts.ts'

export interface AccountQuestion extends AsOfAsked {
  readonly account: string
  readonly side: 'source' | 'destination'
  readonly asset?: string | undefined
}

export interface AccountExposures {
  readonly items: WireExposure[]
  readonly acrossBridges: boolean
  readonly facts: Standpoint['facts']
}

/**
 * Where an account's funds come from or went to, one result per asset it had held by the point asked about. Of the
 * source side 100 % is what it held then, or all it had received where nothing was left; the result says which.
 *
 * Links through bridges are followed for now only (docs/decisions/027-bridge-hops.md).
 */
export async function accountExposures(
  ports: Ports,
  question: AccountQuestion,
  signal?: AbortSignal,
): Promise<AccountExposures> {
  const { account, side } = question
  const { tracing, context, standpoint } = await tracingFrom(ports, question)
  const { until } = standpoint.asOf
  const held = [...standpoint.held.ledger.chains.values()].flatMap((chain) =>
    chain.accountIndex(account) < 0
      ? []
      : chain.assets.filter((asset) => hasMoved(chain, account, asset, until)),
  )
  const wanted = question.asset === undefined ? held : held.filter((asset) => asset === question.asset)
  const refs = await assetRefs(ports.db, wanted)
  const results = await Promise.all(
    wanted.map(async (asset) => {
      const ask = (options: ExposureOptions) =>
        askEngine(ports, tracing, { kind: 'exposure', account, asset, options }, signal)
      const balance = await ask({ side, asOf: until })
      const spent = side === 'source' && balance.denominator === 0n
      return spent ? ask({ denominator: 'lifetime-inflow', asOf: until }) : balance
    }),
  )
  const transfers = await hopTransfers(ports.db, results)
  return {
    items: results.map((result) =>
      wireExposure(result, { ...context, asset: refs(result.asset), transfers }),
    ),
    acrossBridges: !isOfThePast(question),
    facts: standpoint.facts,
  }
}

/** Whether the account had sent or received the asset by a point. */
function hasMoved(chain: ChainLedger, account: string, asset: string, until: OrderPoint | null): boolean {
  const holding = chain.find(account, asset)
  if (holding < 0) return false
  const rows = rowsUntil(chain, until)
  return [chain.incoming, chain.outgoing].some(
    (side) => lastBefore(side, holding, rows) >= (side.offsets[holding] ?? 0),
  )
}

/** Where the funds of one transfer came from. @throws ProblemError `not-found` */
export async function transferExposureOf(
  ports: Ports,
  transferId: string,
  signal?: AbortSignal,
): Promise<WireExposure> {
  const { tracing, context, standpoint } = await tracingFrom(ports, {})
  const transfer = transferOf(standpoint.held.ledger, transferId)
  if (transfer === null) throw new ProblemError('not-found', 'There is no such transfer.')
  const refs = await assetRefs(ports.db, [transfer.asset])
  const question = { kind: 'transfer-exposures', transferIds: [transferId] } as const
  const [result] = await askEngine(ports, tracing, question, signal)
  const transfers = await hopTransfers(ports.db, [result!])
  return wireExposure(result!, { ...context, asset: refs(transfer.asset), transfers })
}

/** Both ends of the bridge hops that will be shown. */
async function hopTransfers(db: Db, results: readonly ExposureResult[]) {
  const hops = results.flatMap(shownHops).map(({ hop }) => hop)
  const found = await transfersById(
    db,
    hops.flatMap(({ deposit, withdrawal }) => [deposit, withdrawal]),
  )
  return new Map(found.map((transfer) => [transfer.id, transfer]))
}

type TracingContext = Omit<Parameters<typeof wireExposure>[1], 'asset' | 'transfers'>

interface TracingFrom {
  readonly tracing: Tracing
  readonly context: TracingContext
  readonly standpoint: Standpoint
}

/** The engine over everything held, with the labels that were known then; across bridges where then is now. */
async function tracingFrom(ports: Ports, asked: AsOfAsked): Promise<TracingFrom> {
  const standpoint = await standpointOf(ports, asked)
  const { held, labels, set } = standpoint
  const tracing = { held, labels: set }
  return {
    tracing: isOfThePast(asked) ? tracing : await acrossBridges(ports, tracing),
    context: { label: labels.row, engineVersion: set.engine.version, ledgerDigest: held.digest },
    standpoint,
  }
}
