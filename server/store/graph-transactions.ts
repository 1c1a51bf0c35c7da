import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type SQL, sql } from 'drizzle-orm'
import { parseAccountKey } from '#core/chain/account-key.ts'
import { transactionAccount } from '#core/ledger/coin-accounts.ts'
import type { graphTransactions } from '#core/contract/graph-transactions.ts'
import type { RouteData, RouteResult } from '#core/contract/route.ts'
import { ProblemError } from '../http/problem.ts'
import { type AsOf, countsAsOf, pointAsOf } from './as-of.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { type Db, rowOf, rowsOf } from './db.ts'
import { graphNodesAndStops } from './graph-nodes.ts'
import { transactionsOf, type TxPlace } from './transaction-parts.ts'
import { canonicalKey } from './wire.ts'

type Asked = RouteData<typeof graphTransactions>['query']
type Answer = Omit<RouteResult<typeof graphTransactions>, 'facts'>

interface Held {
  readonly asOf: AsOf
  readonly now: number
  readonly seq: number
}

/** Accounts, or transactions, that one question may name. */
const MAX_ASKED = 20
/** Transfers whose transactions one question may ask for. */
const MAX_TRANSFERS = 50

/**
 * Transactions with their inputs and outputs, for a picture with two kinds of node: those named by hash or by
 * a transfer of theirs, or those that touch given accounts, the newest first, page by page over the same transfers.
 *
 * @throws ProblemError `validation`
 */
export async function graphTransactionsOf(db: Db, asked: Asked, held: Held): Promise<Answer> {
  const accounts = [...new Set((asked.account ?? []).map((key) => canonicalKey(key, 'query.account')))]
  const named = (asked.transaction ?? []).map(placeOf)
  const transfers = asked.transfer ?? []
  if (accounts.length + named.length + transfers.length === 0)
    throw refused('query.account', 'Name an account, a transaction or a transfer.')
  if (transfers.length > MAX_TRANSFERS)
    throw refused('query.transfer', `At most ${MAX_TRANSFERS} transfers at once.`)
  if (accounts.length > MAX_ASKED || named.length > MAX_ASKED) {
    throw refused('query.account', `At most ${MAX_ASKED} accounts and ${MAX_ASKED} transactions at once.`)
  }
  const isNamed = named.length + transfers.length > 0
  const page = isNamed
    ? { places: [...named, ...(await placesOf(db, transfers))], notLoaded: 0, nextCursor: null }
    : await pageOfPlaces(db, asked, accounts, held)
  const transactions = await transactionsOf(db, page.places, held.asOf.until)
  const keys = transactions.flatMap(({ inputs, outputs, model, chain, hash }) => [
    ...(model === 'coins' ? [transactionAccount(chain, hash)] : []),
    ...[...inputs, ...outputs].flatMap(({ account }) => (account === null ? [] : [account.key])),
  ])
  const subject = accounts[0] ?? ''
  const chain = transactions[0]?.chain ?? (subject === '' ? '' : parseAccountKey(subject).chain)
  const { nodes, stops } = await graphNodesAndStops(db, {
    subject,
    layers: new Map([...accounts, ...keys].map((key) => [key, 0])),
    knownAt: new Date(held.asOf.knownAt),
    at: await pointAsOf(db, chain, held.asOf, held.now),
  })
  return { transactions, nodes, stops, notLoaded: page.notLoaded, nextCursor: page.nextCursor }
}

async function pageOfPlaces(db: Db, asked: Asked, accounts: readonly string[], held: Held) {
  const { direction, asset, block, time, knownAt } = asked
  const question = JSON.stringify([accounts, direction, asset, block, time, knownAt])
  const order = `transactions ${bytesToHex(sha256(utf8ToBytes(question))).slice(0, 24)}`
  const cursor = readCursor(asked.cursor, order, ['int', 'bigint'])
  const after = Math.max(0, Number(cursor?.[0] ?? 0))
  const seq = cursor === null ? held.seq : Number(cursor[1])
  const keys = sql`(select jsonb_array_elements_text(${JSON.stringify(accounts)}::jsonb))`
  const sides: Record<Asked['direction'], SQL> = {
    in: sql`t.to_account in ${keys}`,
    out: sql`t.from_account in ${keys}`,
    both: sql`(t.to_account in ${keys} or t.from_account in ${keys})`,
  }
  const chains = [...new Set(accounts.map((key) => parseAccountKey(key).chain))]
  const counted = chains.map((chain) => sql`(t.chain = ${chain} and ${countsAsOf(chain, held.asOf.until)})`)
  const found = sql`select t.chain, t.tx_hash as hash, max(t.block) as block, max(t.time) as time,
      max(t.tx_index) as tx_index from transfers t
    where ${sides[direction]} and (${sql.join(counted, sql` or `)}) and t.seq <= ${seq}::bigint
      ${asset === undefined ? sql`` : sql`and t.asset_id = ${asset}`}
    group by t.chain, t.tx_hash`
  const places = await rowsOf<TxPlace>(
    db,
    sql`select chain, hash from (${found}) f
      order by block desc nulls last, time desc nulls last, tx_index desc nulls last, hash
      limit ${asked.limit} offset ${after}`,
  )
  const { total } = await rowOf<{ total: number }>(db, sql`select count(*)::int as total from (${found}) f`)
  const last = after + places.length
  return {
    places,
    notLoaded: Math.max(0, total - last),
    nextCursor: last < total && places.length > 0 ? writeCursor(order, [last, seq]) : null,
  }
}

/** Where transfers stand, each transaction once, in the order of the transfers. Those that are not held are left out. */
async function placesOf(db: Db, ids: readonly string[]): Promise<TxPlace[]> {
  if (ids.length === 0) return []
  const rows = await rowsOf<TxPlace>(
    db,
    sql`select t.chain, t.tx_hash as hash, min(w.n) as n from transfers t
      join jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) with ordinality as w(id, n) on w.id = t.id
      group by t.chain, t.tx_hash order by n`,
  )
  return rows.map(({ chain, hash }) => ({ chain, hash }))
}

function placeOf(text: string): TxPlace {
  const slash = text.lastIndexOf('/')
  if (slash <= 0 || slash === text.length - 1) {
    throw refused('query.transaction', `"${text}" is not <chain>/<hash>.`)
  }
  return { chain: text.slice(0, slash), hash: text.slice(slash + 1) }
}

const refused = (field: string, message: string) =>
  new ProblemError('validation', message, { errors: [{ field, message }] })
