import type { Hono } from 'hono'
import { detectAddress } from '#core/chain/address.ts'
import { labelSources, listLabels } from '#core/contract/imports.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { type LabelSource, labelSourceList, pageOfLabels, type StoredClaim } from '../store/label-search.ts'
import { labelStamp } from '../store/monitor-facts.ts'

const instant = (ms: number) => new Date(ms).toISOString()
const instantOrNull = (ms: number | null) => (ms === null ? null : instant(ms))

/** What is claimed about addresses, and by whom. */
export function labelRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, listLabels).to(async ({ query }) => {
    const { limit, cursor, ...filter } = query
    const page = await pageOfLabels(ports.db, filter, { cursor, limit })
    return { value: { ...page, items: page.items.map(toWire) } }
  })

  const sources = cachedSources(ports)
  bind(app, ports, labelSources).to(async () => ({
    value: {
      items: (await sources()).map((source) => ({ ...source, lastKnownFrom: instant(source.lastKnownFrom) })),
    },
  }))
}

/** Counting every source's claims takes a second or two; it is done again only where the label set changed. */
function cachedSources(ports: Ports): () => Promise<LabelSource[]> {
  let last: { stamp: string; sources: LabelSource[] } | null = null
  return async () => {
    const stamp = await labelStamp(ports.db, new Date(ports.clock()))
    if (last?.stamp !== stamp) last = { stamp, sources: await labelSourceList(ports.db) }
    return last.sources
  }
}

function toWire(claim: StoredClaim) {
  const found = detectAddress(claim.address, claim.chain)
  return {
    ...claim,
    address: found.ok ? found.display : claim.address,
    validFrom: instantOrNull(claim.validFrom),
    validUntil: instantOrNull(claim.validUntil),
    knownFrom: instant(claim.knownFrom),
  }
}
