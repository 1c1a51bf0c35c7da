import type { ExposureResult } from '#core/flow/types.ts'
import { transferOf } from '#core/ledger/ledger.ts'
import type { ExposureOptions } from '#core/flow/engine.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { assetRefs } from '../store/asset-refs.ts'
import type { Db } from '../store/db.ts'
import { shownHops, type WireExposure, wireExposure } from '../store/exposure-wire.ts'
import { transfersById } from '../store/transfer-facts.ts'
import { askEngine, type Tracing } from './ask-engine.ts'
import { acrossBridges } from './bridge-hops.ts'
import { currentLabels } from './known-labels.ts'
import { currentLedger } from './ledger-cache.ts'

export interface AccountQuestion {
  readonly account: string
  readonly side: 'source' | 'destination'
  readonly asset: string | undefined
}

/**
 * Where an account's funds come from or went to, one result per asset it ever held. Of the source side 100 % is
 * what it holds now, or all it ever received where nothing is left; the result says which.
 */
export async function accountExposures(
  ports: Ports,
  question: AccountQuestion,
  signal?: AbortSignal,
): Promise<WireExposure[]> {
  const { account, side } = question
  const tracing = await tracingNow(ports)
  const held = [...tracing.held.ledger.chains.values()].flatMap((chain) =>
    chain.accountIndex(account) < 0 ? [] : chain.assets.filter((asset) => chain.find(account, asset) >= 0),
  )
  const wanted = question.asset === undefined ? held : held.filter((asset) => asset === question.asset)
  const refs = await assetRefs(ports.db, wanted)
  const results = await Promise.all(
    wanted.map(async (asset) => {
      const ask = (options: ExposureOptions) =>
        askEngine(ports, tracing, { kind: 'exposure', account, asset, options }, signal)
      const now = await ask({ side })
      const spent = side === 'source' && now.denominator === 0n
      return spent ? ask({ denominator: 'lifetime-inflow' }) : now
    }),
  )
  const transfers = await hopTransfers(ports.db, results)
  return results.map((result) =>
    wireExposure(result, { ...tracing.context, asset: refs(result.asset), transfers }),
  )
}

/** Where the funds of one transfer came from. @throws ProblemError `not-found` */
export async function transferExposureOf(
  ports: Ports,
  transferId: string,
  signal?: AbortSignal,
): Promise<WireExposure> {
  const tracing = await tracingNow(ports)
  const transfer = transferOf(tracing.held.ledger, transferId)
  if (transfer === null) throw new ProblemError('not-found', 'There is no such transfer.')
  const refs = await assetRefs(ports.db, [transfer.asset])
  const question = { kind: 'transfer-exposures', transferIds: [transferId] } as const
  const [result] = await askEngine(ports, tracing, question, signal)
  const transfers = await hopTransfers(ports.db, [result!])
  return wireExposure(result!, { ...tracing.context, asset: refs(transfer.asset), transfers })
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

/** The engine over everything held, with what is known now, across the bridges that both show. */
async function tracingNow(ports: Ports): Promise<Tracing & { readonly context: TracingContext }> {
  const now = ports.clock()
  const held = await currentLedger(ports.db)
  const known = await currentLabels(ports.db, held.ledger, now)
  const labels = known.at(now)
  const context = {
    label: known.row,
    engineVersion: labels.engine.version,
    ledgerDigest: held.digest,
  }
  return { ...(await acrossBridges(ports, { held, labels })), context }
}
