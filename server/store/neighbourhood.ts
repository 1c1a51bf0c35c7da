import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { sql } from 'drizzle-orm'
import type { RouteData, RouteResult } from '#core/contract/route.ts'
import type { neighbourhood } from '#core/contract/graph.ts'
import { ProblemError } from '../http/problem.ts'
import { type AsOf, pointAsOf } from './as-of.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { type Db, rowOf } from './db.ts'
import { edgesThroughTransactions, layersAround } from './graph-through.ts'
import { graphNodesAndStops } from './graph-nodes.ts'
import { accountRef, canonicalKey } from './wire.ts'

type Asked = RouteData<typeof neighbourhood>['query']
type Answer = Omit<RouteResult<typeof neighbourhood>, 'facts'>

/** What an answer about a neighbourhood rests on, beside the question. */
interface Held {
  readonly asOf: AsOf
  readonly now: number
  /** Highest `transfers.seq` held. */
  readonly seq: number
}

/**
 * An account with its direct counterparties (over transactions of coins, where it is one's), as far as the budget goes, what the budget left out, and cursors by
 * which the next question goes on exactly there: over the same transfers, whatever was stored since.
 *
 * @throws ProblemError `validation` for a cursor of another question
 */
export async function accountNeighbourhood(db: Db, asked: Asked, held: Held): Promise<Answer> {
  const account = canonicalKey(asked.account, 'query.account')
  const exclude = (asked.exclude ?? []).map((key) => canonicalKey(key, 'query.exclude'))
  const directions = asked.direction === 'both' ? (['in', 'out'] as const) : ([asked.direction] as const)
  const cursor = readPlace(asked, account, exclude)
  const seq = cursor?.seq ?? held.seq
  const { edges, notLoaded, totals, surroundings, next } = await edgesThroughTransactions(db, {
    account,
    directions,
    asset: asked.asset,
    rank: asked.rank,
    limit: asked.limit,
    after: cursor?.place ?? 0,
    exclude,
    seq,
    until: held.asOf.until,
  })
  const layers = layersAround(account, edges)
  const at = await pointAsOf(db, accountRef(account).chain, held.asOf, held.now)
  const knownAt = new Date(held.asOf.knownAt)
  const { nodes, stops } = await graphNodesAndStops(db, { subject: account, layers, knownAt, at })
  const write = (direction: 'in' | 'out') => {
    const place = next[direction]
    return place === null
      ? null
      : writeCursor(orderOf({ ...asked, direction }, account, exclude), [place, seq])
  }
  return {
    subject: account,
    nodes,
    edges,
    notLoaded,
    surroundings,
    asOf: { block: at.block, time: at.time === null ? null : new Date(at.time).toISOString() },
    totals,
    cursors: { in: write('in'), out: write('out') },
    stops,
  }
}

/** The last block of which a transfer is held; null where the chain's transfers carry none. */
export async function lastBlock(db: Db, chain: string): Promise<number | null> {
  const row = await rowOf<{ block: number | null }>(
    db,
    sql`select max(block)::float8 as block from transfers where chain = ${chain}`,
  )
  return row.block
}

function readPlace(asked: Asked, account: string, exclude: readonly string[]) {
  if (asked.cursor === undefined) return null
  if (asked.direction === 'both') {
    const message = 'A cursor goes on in one direction: say which.'
    throw new ProblemError('validation', message, { errors: [{ field: 'query.direction', message }] })
  }
  const values = readCursor(asked.cursor, orderOf(asked, account, exclude), ['int', 'bigint'])
  return values === null ? null : { place: Number(values[0]), seq: Number(values[1]) }
}

/** What a cursor belongs to: the whole question, so that one of another never goes on here. */
function orderOf(asked: Asked, account: string, exclude: readonly string[]): string {
  const { direction, asset, rank, block, time, knownAt } = asked
  const question = JSON.stringify([account, direction, asset, rank, block, time, knownAt, exclude.toSorted()])
  return `neighbourhood ${bytesToHex(sha256(utf8ToBytes(question))).slice(0, 24)}`
}
