import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { BridgeHop, BridgeLinkOptions } from '#core/flow/bridge-links.ts'
import { createEngine } from '#core/flow/engine.ts'
import { bridgePlaces } from '#core/flow/held-bridge-hops.ts'
import { bySeverityThenConfidence } from '#core/risk/claim-order.ts'
import { RULE_REGISTER } from '#core/risk/register.ts'
import { type Check, checkOf } from '#core/risk/rule.ts'
import type { Ports } from '../ports.ts'
import { assetUnits } from '../store/asset-units.ts'
import { askEngine, type Tracing } from './ask-engine.ts'
import type { LabelSet } from './known-labels.ts'

const PPM_PER_PERCENT = 10_000

/** How far apart both sides of a bridge may be: by the parameters that the rule about chain-hopping states. */
export function bridgeLinking({ parameters }: Check<'chain-hopping'>): BridgeLinkOptions {
  const { window, tolerance } = parameters
  return { within: window.value, fee: tolerance.value * PPM_PER_PERCENT }
}

interface Linked {
  readonly ledgerDigest: string
  readonly units: string
  readonly tracing: Promise<Tracing>
}

/** Links hold for one ledger under one label set; both objects live as long as neither changed. */
const cache = new WeakMap<LabelSet, Linked>()

/**
 * The same standpoint with the links through bridges that the transfers held show: exposure then goes on across
 * them. Asked of the engine's threads once for each ledger and label set; where there is nothing to link, nothing
 * changes.
 *
 * For questions about now. A link is the best partner among all that is held, so a transfer that comes in later may
 * change it: receipts and "as known then" are computed without links (docs/decisions/027-bridge-hops.md).
 */
export async function acrossBridges(
  ports: Pick<Ports, 'db' | 'engines'>,
  tracing: Tracing & { readonly labels: LabelSet },
): Promise<Tracing> {
  const { held, labels } = tracing
  const bridges = bridgePlaces(labels.claims)
  if (bridges.length === 0) return tracing
  const touched = [...held.ledger.chains.values()].flatMap((chain) => {
    const here = bridges.filter(({ account }) => chain.accountIndex(account) >= 0)
    return chain.assets.filter((asset) => here.some(({ account }) => chain.find(account, asset) >= 0))
  })
  const units = await assetUnits(ports.db, touched)
  const stamp = JSON.stringify(units)
  const known = cache.get(labels)
  if (known?.ledgerDigest === held.digest && known.units === stamp) return known.tracing
  const question = { kind: 'bridge-hops', bridges, units, options: LINKING } as const
  const linked = askEngine(ports, tracing, question).then((hops) => withHops(tracing, hops))
  cache.set(labels, { ledgerDigest: held.digest, units: stamp, tracing: linked })
  linked.catch(() => cache.delete(labels))
  return linked
}

const LINKING = bridgeLinking(hoppingCheck())

function hoppingCheck(): Check<'chain-hopping'> {
  const rule = RULE_REGISTER.find(({ typology }) => typology === 'chain-hopping')
  if (rule === undefined) throw new Error('the register has a rule about chain-hopping')
  return checkOf(rule, 'chain-hopping')
}

function withHops({ held, labels }: Tracing, hops: readonly BridgeHop[]): Tracing {
  if (hops.length === 0) return { held, labels }
  const links = bytesToHex(sha256(utf8ToBytes(JSON.stringify(hops))))
  return {
    held,
    labels: {
      claims: labels.claims,
      digest: `${labels.digest}+${links}`,
      engine: createEngine(held.ledger, labels.claims, bySeverityThenConfidence, hops),
    },
    hops,
  }
}
