import { transferOf } from '#core/ledger/ledger.ts'
import type { ExposureOptions } from '#core/flow/engine.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { assetRefs } from '../store/asset-refs.ts'
import { type WireExposure, wireExposure } from '../store/exposure-wire.ts'
import { askEngine, type Tracing } from './ask-engine.ts'
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
  return Promise.all(
    wanted.map(async (asset) => {
      const ask = (options: ExposureOptions) =>
        askEngine(ports, tracing, { kind: 'exposure', account, asset, options }, signal)
      const now = await ask({ side })
      const spent = side === 'source' && now.denominator === 0n
      const result = spent ? await ask({ denominator: 'lifetime-inflow' }) : now
      return wireExposure(result, { ...tracing.context, asset: refs(asset) })
    }),
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
  return wireExposure(result!, { ...tracing.context, asset: refs(transfer.asset) })
}

type TracingContext = Omit<Parameters<typeof wireExposure>[1], 'asset'>

/** The engine over everything held, with what is known now. */
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
  return { held, labels, context }
}
