import { desc, eq, inArray, or, sql } from 'drizzle-orm'
import type { OrderPoint } from '#core/ledger/types.ts'
import { alertRow, type AlertRow, type WireDetail } from './alert-detail.ts'
import type { Reader } from './alert-visibility.ts'
import type { Db } from './db.ts'
import { edgesOfHops, type Hop, type WireEdge, type WireGraph } from './graph-edges.ts'
import { edgesThroughTransactions } from './graph-through.ts'
import { graphNodes } from './graph-nodes.ts'
import { lastBlock } from './neighbourhood.ts'
import { bookAccounts, transfers } from './schema/ledger.ts'
import { transfersById, type WireTransfer } from './transfer-facts.ts'
import { accountRef } from './wire.ts'

/** Counterparties of the subject drawn beside the path, in each direction. */
const BESIDE = 4

/**
 * The way of the funds in an alert: every path of its receipt with the transfers it is about, and a few of the
 * subject's other counterparties. Amounts are what is held now; labels are those the alert was raised with.
 */
export async function alertGraph(db: Db, alertId: string, reader: Reader, now: number): Promise<WireGraph> {
  const row = await alertRow(db, alertId, reader)
  const receipt = row.receipt as WireDetail['receipt']
  const facts = [...receipt.hits.flatMap((hit) => hit.path), ...(await transfersById(db, row.transferIds))]
  const subject = (await customersOwn(db, row, facts)) ?? row.account ?? facts[0]?.to.key ?? ''
  const path = await edgesOfHops(db, uniqueHops(facts))
  const beside = await edgesThroughTransactions(db, {
    account: subject,
    directions: ['in', 'out'],
    ...(row.assetId === null ? {} : { asset: row.assetId }),
    rank: 'value',
    limit: BESIDE,
  })
  const onPath = new Set(path.map((edge) => edge.id))
  const edges = [...path, ...beside.edges.filter((edge) => !onPath.has(edge.id))]
  const nodes = await graphNodes(db, {
    subject,
    layers: layersOf(subject, edges),
    knownAt: row.createdAt,
    at: pointOf(row),
  })
  const besideIds = new Set(beside.edges.map((edge) => edge.id))
  return {
    subject,
    nodes,
    edges,
    notLoaded: leftOut(
      beside.notLoaded,
      path.filter((edge) => !besideIds.has(edge.id)),
    ),
    surroundings: beside.surroundings.map((around) => ({
      ...around,
      drawn: drawnBeside(subject, around.direction, edges),
    })),
    asOf: {
      block: await lastBlock(db, accountRef(subject).chain),
      time: new Date(now).toISOString(),
    },
  }
}

/**
 * An alert about a customer is drawn around an account of theirs, also where the money left from a pool that names
 * nobody: one that its transfers touch, or else the one that moved last. Null where the alert is about something
 * else, names an account of theirs already, or nothing they hold ever moved.
 */
async function customersOwn(
  db: Db,
  { subjectKind, customerRef, account }: AlertRow,
  facts: readonly WireTransfer[],
): Promise<string | null> {
  if (subjectKind !== 'customer' || customerRef === null) return null
  const rows = await db
    .select({ account: bookAccounts.account })
    .from(bookAccounts)
    .where(eq(bookAccounts.customerRef, customerRef))
  const own = rows.map((row) => row.account)
  if (own.length === 0 || own.includes(account ?? '')) return null
  const touched = facts.flatMap(({ from, to }) => [from.key, to.key]).find((key) => own.includes(key))
  if (touched !== undefined) return touched
  const [last] = await db
    .select({ from: transfers.fromAccount, to: transfers.toAccount })
    .from(transfers)
    .where(or(inArray(transfers.fromAccount, own), inArray(transfers.toAccount, own)))
    .orderBy(sql`${transfers.time} desc nulls last`, desc(transfers.seq))
    .limit(1)
  return [last?.to, last?.from].find((key) => key !== undefined && own.includes(key)) ?? null
}

const pointOf = (row: AlertRow): OrderPoint => ({
  block: row.occurredBlock,
  time: row.occurredAt?.getTime() ?? null,
})

function uniqueHops(facts: readonly WireTransfer[]): Hop[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  return [...byId.values()].map((fact) => ({
    transferId: fact.id,
    from: fact.from.key,
    to: fact.to.key,
    asset: fact.amount.asset.id,
  }))
}

/**
 * Hops from the subject along the edges: who sends to it stands left of it, who receives from it to the right,
 * and so on outwards. Edges are in the order path first, so the path decides where an account stands.
 */
function layersOf(subject: string, edges: readonly WireEdge[]): Map<string, number> {
  const layers = new Map([[subject, 0]])
  for (let grew = true; grew;) {
    grew = false
    for (const { from, to } of edges) {
      const [left, right] = [layers.get(from), layers.get(to)]
      if (left === undefined && right !== undefined) layers.set(from, right - 1)
      else if (right === undefined && left !== undefined) layers.set(to, left + 1)
      else continue
      grew = true
    }
  }
  for (const { from, to } of edges) for (const key of [from, to]) if (!layers.has(key)) layers.set(key, 0)
  return layers
}

/** What the budget left out, less what the path draws after all. */
function leftOut(notLoaded: WireGraph['notLoaded'], extra: readonly WireEdge[]): WireGraph['notLoaded'] {
  return notLoaded.flatMap((rest) => {
    const drawn = extra.filter(
      (edge) =>
        edge.asset.id === rest.asset.id &&
        edge.from !== edge.to &&
        (rest.direction === 'in' ? edge.to : edge.from) === rest.account,
    )
    const counterparties = rest.counterparties - drawn.length
    if (counterparties <= 0) return []
    return [
      {
        ...rest,
        counterparties,
        transfers: rest.transfers - drawn.reduce((sum, edge) => sum + edge.transferCount, 0),
        units: String(drawn.reduce((left, edge) => left - BigInt(edge.units), BigInt(rest.units))),
      },
    ]
  })
}

/** Distinct counterparties of the subject among the edges. */
function drawnBeside(subject: string, direction: 'in' | 'out', edges: readonly WireEdge[]): number {
  const others = edges.flatMap(({ from, to }) => {
    const [self, other] = direction === 'in' ? [to, from] : [from, to]
    return self === subject && other !== subject ? [other] : []
  })
  return new Set(others).size
}
