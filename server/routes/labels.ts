import type { Hono } from 'hono'
import { detectAddress } from '#core/chain/address.ts'
import { labelSources, listLabels } from '#core/contract/imports.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { Ports } from '../ports.ts'
import { countLabels, findLabels, labelSourceList, type StoredClaim } from '../store/label-search.ts'

const instant = (ms: number) => new Date(ms).toISOString()
const instantOrNull = (ms: number | null) => (ms === null ? null : instant(ms))

/** What is claimed about addresses, and by whom. */
export function labelRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, listLabels).to(async ({ query }) => {
    const { limit, cursor, ...filter } = query
    const total = await countLabels(ports.db, filter)
    const found = await findLabels(ports.db, filter, { cursor: readCursor(cursor), limit: limit + 1 })
    const items = found.slice(0, limit)
    const last = items.at(-1)
    const more = found.length > limit && last !== undefined
    return {
      value: {
        total,
        items: items.map(toWire),
        nextCursor: more ? writeCursor({ at: last.knownFrom, id: last.id }) : null,
      },
    }
  })

  bind(app, ports, labelSources).to(async () => {
    const sources = await labelSourceList(ports.db)
    return {
      value: {
        items: sources.map((source) => ({ ...source, lastKnownFrom: instant(source.lastKnownFrom) })),
      },
    }
  })
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
