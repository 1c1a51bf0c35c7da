import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { assetRefs } from '../store/asset-refs.ts'
import { type WireExposure, wireExposure } from '../store/exposure-wire.ts'
import { transferOf } from './findings.ts'
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
export async function accountExposures(ports: Ports, question: AccountQuestion): Promise<WireExposure[]> {
  const { account, side } = question
  const tracing = await tracingNow(ports)
  const held = [...tracing.ledger.chains.values()].flatMap((chain) =>
    chain.accountIndex(account) < 0 ? [] : chain.assets.filter((asset) => chain.find(account, asset) >= 0),
  )
  const wanted = question.asset === undefined ? held : held.filter((asset) => asset === question.asset)
  const refs = await assetRefs(ports.db, wanted)
  return wanted.map((asset) => {
    const now = tracing.engine.exposureOf(account, asset, { side })
    const result =
      side === 'source' && now.denominator === 0n
        ? tracing.engine.exposureOf(account, asset, { denominator: 'lifetime-inflow' })
        : now
    return wireExposure(result, { ...tracing.context, asset: refs(asset) })
  })
}

/** Where the funds of one transfer came from. @throws ProblemError `not-found` */
export async function transferExposureOf(ports: Ports, transferId: string): Promise<WireExposure> {
  const tracing = await tracingNow(ports)
  const transfer = transferOf(tracing.ledger, transferId)
  if (transfer === null) throw new ProblemError('not-found', 'There is no such transfer.')
  const refs = await assetRefs(ports.db, [transfer.asset])
  return wireExposure(tracing.engine.exposureOfTransfer(transferId), {
    ...tracing.context,
    asset: refs(transfer.asset),
  })
}

/** The engine over everything held, with what is known now. */
async function tracingNow(ports: Ports) {
  const now = ports.clock()
  const { ledger, digest } = await currentLedger(ports.db)
  const labels = await currentLabels(ports.db, ledger, now)
  const { engine } = labels.at(now)
  return {
    ledger,
    engine,
    context: { label: labels.row, engineVersion: engine.version, ledgerDigest: digest },
  }
}
