import { and, asc, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { LabelClaim } from '#core/contract/receipts.ts'
import { CATEGORY_SLUGS } from '#core/risk/categories.ts'
import type { Db } from './db.ts'
import { labels } from './schema/labels.ts'
import { iso, isoOrNull, labelPlace } from './wire.ts'
import { likeAnywhere, textLike } from './text-order.ts'

export type WireLabel = z.output<typeof LabelClaim>
export type LabelRow = typeof labels.$inferSelect

/** A claim as the contract shows it. */
export function toWireLabel(row: LabelRow): WireLabel {
  return {
    id: row.id,
    address: row.address,
    chain: row.chain,
    category: row.category,
    label: row.label,
    actor: row.actor,
    source: row.source,
    confidence: row.confidence,
    validFrom: isoOrNull(row.validFrom),
    validUntil: isoOrNull(row.validUntil),
    validFromBlock: row.validFromBlock,
    validUntilBlock: row.validUntilBlock,
    knownFrom: iso(row.knownFrom),
    uri: row.uri,
    note: row.note,
  }
}

/** Known at `at`: learned by then, and not withdrawn by then. */
const knownAt = (at: Date) =>
  and(lte(labels.knownFrom, at), or(isNull(labels.knownUntil), gt(labels.knownUntil, at)))

const CHUNK = 5_000

/** Claims about the given accounts that were known at `at`, by account key, strongest source first. */
export async function claimsAbout(
  db: Db,
  accounts: Iterable<string>,
  at: Date,
): Promise<Map<string, LabelRow[]>> {
  const places = [...new Set(accounts)].map((key) => ({ key, ...labelPlace(key) }))
  const byAddress = new Map<string, LabelRow[]>()
  for (let start = 0; start < places.length; start += CHUNK) {
    const chunk = places.slice(start, start + CHUNK)
    const rows = await db
      .select()
      .from(labels)
      .where(and(inArray(labels.address, [...new Set(chunk.map((p) => p.address))]), knownAt(at)))
      .orderBy(desc(labels.confidence), asc(labels.id))
    for (const row of rows) {
      const place = `${row.namespace}:${row.address}`
      const list = byAddress.get(place)
      if (list) list.push(row)
      else byAddress.set(place, [row])
    }
  }
  const claims = new Map<string, LabelRow[]>()
  for (const { key, namespace, address, chain } of places) {
    const own = byAddress.get(`${namespace}:${address}`)?.filter((r) => r.chain === null || r.chain === chain)
    if (own && own.length > 0) claims.set(key, own)
  }
  return claims
}

/** Number and categories of the addresses that claims attribute to actors whose name holds `text`. */
export async function actorsNamed(db: Db, text: string, limit: number) {
  const pattern = likeAnywhere(text)
  return db
    .select({
      actor: sql<string>`${labels.actor}`,
      addresses: sql<number>`count(distinct ${labels.address})::int`,
      categories: sql<string>`string_agg(distinct ${labels.category}, ', ')`,
    })
    .from(labels)
    .where(textLike(labels.actor, pattern))
    .groupBy(labels.actor)
    .orderBy(sql`count(distinct ${labels.address}) desc`, asc(labels.actor))
    .limit(limit)
}

/**
 * Claims known now whose text or category holds `text` and whose actor does not, by their text; one for each address.
 * A category is written with spaces or with hyphens.
 */
export async function labelsNamed(db: Db, text: string, limit: number) {
  const pattern = likeAnywhere(text)
  const hyphened = text.toLowerCase().replaceAll(/\s+/g, '-')
  const categories = CATEGORY_SLUGS.filter((slug) => slug.includes(hyphened))
  return db
    .selectDistinctOn([labels.label, labels.address], {
      address: labels.address,
      chain: labels.chain,
      label: labels.label,
      category: labels.category,
      source: labels.source,
    })
    .from(labels)
    .where(
      and(
        isNull(labels.knownUntil),
        or(textLike(labels.label, pattern), inArray(labels.category, categories)),
        sql`not coalesce(${textLike(labels.actor, pattern)}, false)`,
      ),
    )
    .orderBy(asc(labels.label), asc(labels.address), asc(labels.id))
    .limit(limit)
}

/** Whether any claim, known or withdrawn, is about the address. */
export async function isLabelled(db: Db, key: string): Promise<boolean> {
  const { namespace, address } = labelPlace(key)
  const rows = await db
    .select({ id: labels.id })
    .from(labels)
    .where(and(eq(labels.namespace, namespace), eq(labels.address, address)))
    .limit(1)
  return rows.length > 0
}
