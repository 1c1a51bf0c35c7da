import { sql } from 'drizzle-orm'
import { parseAccountKey } from '#core/chain/account-key.ts'
import type { graphCluster } from '#core/contract/graph-analysis.ts'
import type { RouteData, RouteResult } from '#core/contract/route.ts'
import { clusterAddresses } from '#core/flow/clusters/cluster.ts'
import { isCoinJoin } from '#core/flow/clusters/coinjoin.ts'
import { isCoinChain } from '#core/ledger/coin-accounts.ts'
import type { UtxoTransaction } from '#core/ledger/utxo.ts'
import { type AsOf, countsAsOf, pointAsOf } from './as-of.ts'
import { type Db, rowsOf } from './db.ts'
import { claimInForce } from './label-strength.ts'
import { claimsAbout, toWireLabel } from './label-claims.ts'
import { coinRoles, ownerOf, type PartRow, partsOf, type TxPlace } from './transaction-parts.ts'
import { accountRef, canonicalKey } from './wire.ts'

type Asked = RouteData<typeof graphCluster>['query']
type Answer = Omit<RouteResult<typeof graphCluster>, 'facts'>

/** Addresses and transactions that one question may gather before it says that it stopped. */
const MAX_MEMBERS = 2_000
const MAX_TRANSACTIONS = 2_000
/** Inputs and outputs of one transaction that are read: a mix is told from its outputs. */
const MAX_PARTS = 1_000

/**
 * The addresses that were spent together with an account's, and with theirs, and so on (co-spending, H1), from the
 * transfers held. Transactions that look like CoinJoins merge nothing and are named.
 */
export async function clusterOf(
  db: Db,
  asked: Asked,
  { asOf, now }: { readonly asOf: AsOf; readonly now: number },
): Promise<Answer> {
  const account = canonicalKey(asked.account, 'query.account')
  const { chain } = parseAccountKey(account)
  const gathered = isCoinChain(chain) ? await gather(db, account, chain, asOf) : null
  const transactions = gathered?.transactions ?? []
  const { clusters, reasons, clusterOf: nameOf } = clusterAddresses(transactions)
  const name = nameOf(account)
  const members = clusters.find((cluster) => cluster[0] === name) ?? [account]
  const cluster = new Set(members)
  const because = [
    ...(gathered?.stopped ? (['budget'] as const) : []),
    ...(members.length > asked.limit ? (['members'] as const) : []),
  ]
  const merges = reasons.filter((reason) => cluster.has(reason.addresses[0]))
  return {
    account: accountRef(account),
    applicable: gathered !== null,
    why: gathered === null ? 'account-model' : transactions.length === 0 ? 'nothing-spent' : 'co-spend',
    basis: gathered === null || transactions.length === 0 ? null : gathered.basis,
    members: members.slice(0, asked.limit).map(accountRef),
    memberCount: members.length,
    reasons: merges.slice(0, asked.limit).map(({ txid, kind, addresses }) => ({
      txHash: txid,
      kind,
      accounts: addresses.map(accountRef),
    })),
    excluded: transactions
      .filter((tx) => isCoinJoin(tx) && tx.inputs.some((input) => cluster.has(input.address ?? '')))
      .map((tx) => tx.txid),
    entity: await entityOf(db, members, chain, asOf, now),
    limits: { truncated: because.length > 0, because },
  }
}

/** Transactions that spend from the account, from what was spent beside it, and so on, until nothing is new. */
async function gather(db: Db, account: string, chain: string, asOf: AsOf) {
  const transactions = new Map<string, UtxoTransaction>()
  const members = new Set([account])
  let basis: 'coins' | 'pairs' = 'pairs'
  let frontier = [account]
  let stopped = false
  while (frontier.length > 0 && !stopped) {
    const places = (await spendsOf(db, frontier, chain, asOf)).filter(({ hash }) => !transactions.has(hash))
    if (transactions.size + places.length > MAX_TRANSACTIONS) stopped = true
    const room = places.slice(0, MAX_TRANSACTIONS - transactions.size)
    frontier = []
    for (const [, rows] of await partsOf(db, room, asOf.until, MAX_PARTS)) {
      const [first] = rows
      if (first === undefined) continue
      if (first.inputs + first.outputs > 0) basis = 'coins'
      const tx = first.inputs + first.outputs > 0 ? coinTransaction(rows) : pairTransaction(rows)
      transactions.set(tx.txid, tx)
      // A transaction longer than what is read of it could be a mix: it merges nothing further.
      if (isCoinJoin(tx) || first.all > MAX_PARTS) continue
      for (const { address } of tx.inputs) {
        if (address === null || members.has(address)) continue
        members.add(address)
        frontier.push(address)
      }
    }
    if (members.size > MAX_MEMBERS) stopped = true
  }
  const inOrder = [...transactions.values()].toSorted(
    (a, b) => (a.block ?? Infinity) - (b.block ?? Infinity) || (a.txid < b.txid ? -1 : 1),
  )
  return { transactions: inOrder, basis, stopped }
}

function spendsOf(db: Db, accounts: readonly string[], chain: string, asOf: AsOf): Promise<TxPlace[]> {
  return rowsOf<TxPlace>(
    db,
    sql`select distinct t.chain, t.tx_hash as hash from transfers t
      where t.chain = ${chain} and ${countsAsOf(chain, asOf.until)}
        and t.from_account in (select jsonb_array_elements_text(${JSON.stringify(accounts)}::jsonb))
      order by 2 limit ${MAX_TRANSACTIONS + 1}`,
  )
}

const shell = (row: PartRow) => ({
  txid: row.hash,
  block: row.block,
  txIndex: null,
  time: row.ms,
  locktime: 0,
  virtualSize: null,
})

/** Inputs and outputs as the chain has them. */
function coinTransaction(rows: readonly PartRow[]): UtxoTransaction {
  const [first] = rows as readonly [PartRow, ...PartRow[]]
  const { hub, isPot, isSubsidy } = coinRoles(first.chain, first.hash)
  const coin = (row: PartRow, key: string) => ({
    spent: row.id,
    address: ownerOf(key),
    script: null,
    amount: BigInt(row.units),
  })
  const coinbase = rows.some((row) => isSubsidy(row.from_account))
  return {
    ...shell(first),
    coinbase,
    inputs: coinbase
      ? []
      : rows.filter((row) => row.to_account === hub).map((row) => coin(row, row.from_account)),
    outputs: rows
      .filter((row) => row.from_account === hub && !isPot(row.to_account))
      .map((row) => coin(row, row.to_account)),
  }
}

/** Of a transaction given as who paid whom: each sender is an input, each receiver an output. */
function pairTransaction(rows: readonly PartRow[]): UtxoTransaction {
  const [first] = rows as readonly [PartRow, ...PartRow[]]
  const side = (end: 'from_account' | 'to_account') =>
    [...Map.groupBy(rows, (row) => row[end])].map(([address, of]) => ({
      spent: `${first.hash}:${address}`,
      address,
      script: null,
      amount: of.reduce((sum, row) => sum + BigInt(row.units), 0n),
    }))
  return { ...shell(first), coinbase: false, inputs: side('from_account'), outputs: side('to_account') }
}

/** The most confident label in force on any member that names who it is. */
async function entityOf(db: Db, members: readonly string[], chain: string, asOf: AsOf, now: number) {
  const at = await pointAsOf(db, chain, asOf, now)
  const claims = await claimsAbout(db, members, new Date(asOf.knownAt))
  const naming = [...claims.values()].flatMap((rows) => {
    const label = claimInForce(
      rows.filter((row) => row.actor !== null),
      at,
    )
    return label === null || label.actor === null ? [] : [{ label, actor: label.actor }]
  })
  const [best] = naming.toSorted(
    (a, b) => b.label.confidence - a.label.confidence || (a.label.id < b.label.id ? -1 : 1),
  )
  return best === undefined ? null : { actor: best.actor, label: toWireLabel(best.label) }
}
