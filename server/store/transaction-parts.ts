import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type GraphTransaction, MAX_TRANSACTION_PARTS } from '#core/contract/graph-transactions.ts'
import { coinAccountOf, isCoinChain, transactionAccount } from '#core/ledger/coin-accounts.ts'
import type { OrderPoint } from '#core/ledger/types.ts'
import { countsAsOf } from './as-of.ts'
import { type Db, rowsOf } from './db.ts'
import { accountRef, assetRef } from './wire.ts'

type WireTransaction = z.output<typeof GraphTransaction>
type Part = WireTransaction['inputs'][number]

export interface TxPlace {
  readonly chain: string
  readonly hash: string
}

/** One transfer of a transaction, as far as its inputs and outputs need it. */
export interface PartRow extends TxPlace {
  readonly id: string
  readonly from_account: string
  readonly to_account: string
  readonly asset: string
  readonly symbol: string | null
  readonly decimals: number | null
  readonly units: string
  readonly block: number | null
  readonly ms: number | null
}

/** Transfers of one transaction that are read; what stands beyond is counted. */
const MAX_ROWS = 2 * MAX_TRANSACTION_PARTS

/** The transfers of transactions, each transaction's in its order, by `<chain>/<hash>`. */
export async function partsOf(
  db: Db,
  places: readonly TxPlace[],
  until: OrderPoint | null,
  most: number,
): Promise<Map<string, (PartRow & { inputs: number; outputs: number; all: number })[]>> {
  const chains = [...new Set(places.map(({ chain }) => chain))]
  if (chains.length === 0) return new Map()
  const counted = chains.map((chain) => sql`(t.chain = ${chain} and ${countsAsOf(chain, until)})`)
  const of = sql`partition by t.chain, t.tx_hash`
  const hub = sql`t.chain || ':tx-' || t.tx_hash`
  const rows = await rowsOf<PartRow & { inputs: number; outputs: number; all: number }>(
    db,
    sql`select * from (
      select t.id, t.chain, t.tx_hash as hash, t.from_account, t.to_account, t.asset_id as asset, a.symbol, a.decimals,
        t.amount::text as units, t.block::float8 as block, (extract(epoch from t.time) * 1000)::float8 as ms,
        row_number() over (${of} order by t.log_index nulls first, t.id)::int as n,
        (count(*) over (${of}))::int as all,
        (count(*) filter (where t.to_account = ${hub}) over (${of}))::int as inputs,
        (count(*) filter (where t.from_account = ${hub}) over (${of}))::int as outputs
      from transfers t
      join jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as w(chain text, hash text)
        on w.chain = t.chain and w.hash = t.tx_hash
      left join assets a on a.id = t.asset_id
      where ${sql.join(counted, sql` or `)}) parts
    where n <= ${most} order by chain, hash, n`,
  )
  return Map.groupBy(rows, ({ chain, hash }) => `${chain}/${hash}`)
}

/** The transactions with their inputs and outputs, in the order asked for. Those that are not held are left out. */
export async function transactionsOf(
  db: Db,
  places: readonly TxPlace[],
  until: OrderPoint | null,
): Promise<WireTransaction[]> {
  const parts = await partsOf(db, places, until, MAX_ROWS)
  return places.flatMap(({ chain, hash }) => {
    const rows = parts.get(`${chain}/${hash}`)
    const [first] = rows ?? []
    if (rows === undefined || first === undefined) return []
    const head = {
      id: `${chain}/${hash}`,
      chain,
      hash,
      block: rows.reduce<number | null>((block, row) => block ?? row.block, null),
      time: timeOf(rows.find((row) => row.ms !== null)?.ms ?? null),
    }
    if (first.inputs + first.outputs > 0) return [{ ...head, ...coinParts(rows, chain, hash) }]
    const model = isCoinChain(chain) ? ('pairs' as const) : ('account' as const)
    const one = rows.slice(0, MAX_TRANSACTION_PARTS)
    return [
      {
        ...head,
        model,
        inputs: one.map((row) => part(row, row.from_account)),
        outputs: one.map((row) => part(row, row.to_account)),
        inputCount: first.all,
        outputCount: first.all,
        fee: null,
        coinbase: false,
        subsidy: null,
      },
    ]
  })
}

/** The parts of a transaction of coins that are nobody's. */
export const coinRoles = (chain: string, hash: string) => ({
  hub: transactionAccount(chain, hash),
  isPot: (key: string) => coinAccountOf(key)?.role === 'fees',
  isSubsidy: (key: string) => coinAccountOf(key)?.role === 'new-coins',
})

/** Whose an end of a row is: null where the coin has no single owner and stands under its own name. */
export const ownerOf = (key: string): string | null => (coinAccountOf(key)?.role === 'coin' ? null : key)

function coinParts(
  rows: readonly (PartRow & { inputs: number; outputs: number })[],
  chain: string,
  hash: string,
): Omit<WireTransaction, 'id' | 'chain' | 'hash' | 'block' | 'time'> {
  const { hub, isPot, isSubsidy } = coinRoles(chain, hash)
  const subsidy = rows.find((row) => isSubsidy(row.from_account))
  const fee = rows.find((row) => isPot(row.from_account) || isPot(row.to_account))
  const coins = rows.filter((row) => row !== subsidy && row !== fee)
  const inputs = coins.filter((row) => row.to_account === hub)
  const outputs = coins.filter((row) => row.from_account === hub)
  const collected = fee !== undefined && isPot(fee.from_account)
  const amount = (row: PartRow | undefined) =>
    row === undefined ? null : { asset: assetRef(row.asset, row), units: row.units }
  const [first] = rows
  return {
    model: 'coins',
    inputs: inputs.slice(0, MAX_TRANSACTION_PARTS).map((row) => part(row, row.from_account)),
    outputs: outputs.slice(0, MAX_TRANSACTION_PARTS).map((row) => part(row, row.to_account)),
    inputCount: (first?.inputs ?? 0) - (subsidy === undefined ? 0 : 1) - (collected ? 1 : 0),
    outputCount: (first?.outputs ?? 0) - (fee !== undefined && !collected ? 1 : 0),
    fee: amount(fee),
    coinbase: subsidy !== undefined,
    subsidy: amount(subsidy),
  }
}

function part(row: PartRow, key: string): Part {
  const owner = ownerOf(key)
  return {
    transferId: row.id,
    account: owner === null ? null : accountRef(owner),
    asset: assetRef(row.asset, row),
    units: row.units,
  }
}

const timeOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())
