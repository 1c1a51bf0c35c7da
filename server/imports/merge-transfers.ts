import { sql } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { type RejectedRow, rejectRow } from '../sources/rows.ts'
import type { TransferRow } from '../sources/transfers-csv.ts'
import { type Db, rowOf, rowsOf } from '../store/db.ts'
import { type CaseBook, dropUnused, openCases } from './case-books.ts'
import { ImportStopped } from './failures.ts'
import { type LineRange, type Merged, type MergePlan, moveBatches } from './merge.ts'
import { notice } from './notices.ts'

export interface TransferPlan extends MergePlan {
  /** The book that the sender named; null: each case is a book. */
  readonly bookId: string | null
  /** Name of the case of rows that name none. */
  readonly caseName: string
  /** Cases that rows name; null among them where some name none. */
  readonly cases: readonly (string | null)[]
  readonly assets: readonly TransferRow['asset'][]
}

/** Moves staged transfers into the ledger, with the assets and the case books that they need. */
export async function mergeTransfers(tx: Db, ports: Ports, plan: TransferPlan): Promise<Merged> {
  await addAssets(tx, plan.assets)
  const cases = plan.bookId === null ? await openCases(tx, ports, plan) : []
  const counts = await moveBatches(tx, plan, async (range) => {
    const refused = [
      ...(await refuseOtherForms(tx, plan.importId, range)),
      ...(await refuseContradictions(tx, plan.importId, range)),
    ]
    return { ...(await moveTransfers(tx, plan, cases, range)), refused }
  })
  const used = await dropUnused(tx, cases)
  const names = used.map((book) => book.name)
  return {
    ...counts,
    bookId: plan.bookId ?? (used.length === 1 ? (used[0]?.id ?? null) : null),
    notices:
      used.length > 1
        ? [
            notice({
              code: 'several-cases',
              message: `The file holds ${used.length} cases, each a book: ${names.join(', ')}.`,
              values: { count: String(used.length), names: names.join(', ') },
            }),
          ]
        : [],
  }
}

function moveTransfers(tx: Db, plan: TransferPlan, cases: readonly CaseBook[], { from, to }: LineRange) {
  const books = JSON.stringify(cases.map(({ id, caseName }) => ({ book_id: id, case_name: caseName })))
  return rowOf<{ staged: number; added: number }>(
    tx,
    sql`
    with moved as (
      delete from transfer_staging where import_id = ${plan.importId} and line between ${from} and ${to}
      returning *
    ), added as (
      insert into transfers (id, chain, tx_hash, log_index, tx_index, block, time, from_account, to_account,
        asset_id, amount, fiat_currency, fiat_minor, price_source, note, book_id, import_id)
      select id, chain, tx_hash, log_index, tx_index, block, time, from_account, to_account, asset_id, amount,
        fiat_currency, fiat_minor, price_source, note, coalesce(${plan.bookId}::text, b.book_id), import_id
      from moved left join json_to_recordset(${books}::text::json) as b(book_id text, case_name text)
        on b.case_name is not distinct from moved.case_name
      order by line
      on conflict do nothing returning 1
    )
    select (select count(*) from moved)::int as staged, (select count(*) from added)::int as added`,
  )
}

interface Contradiction {
  readonly line: number
  readonly id: string
  readonly field: string
  readonly given: string
  readonly known: string
}

/**
 * Takes rows out of a staged batch that name a transfer which the ledger, or a row above, holds with another sender,
 * receiver, asset or amount. One of the two sources is wrong, and which one is for a person to find out.
 */
async function refuseContradictions(
  tx: Db,
  importId: string,
  { from, to }: LineRange,
): Promise<RejectedRow[]> {
  const found = await rowsOf<Contradiction>(
    tx,
    sql`
    with seen as (
      select line, id, from_account, to_account, asset_id, amount, first_value(from_account) over same as first_from,
        first_value(to_account) over same as first_to, first_value(asset_id) over same as first_asset,
        first_value(amount) over same as first_amount
      from transfer_staging where import_id = ${importId} and line between ${from} and ${to}
      window same as (partition by id order by line)
    ), compared as (
      select s.line, s.id, s.from_account, s.to_account, s.asset_id, s.amount,
        coalesce(t.from_account, first_from) as known_from, coalesce(t.to_account, first_to) as known_to,
        coalesce(t.asset_id, first_asset) as known_asset, coalesce(t.amount, first_amount) as known_amount
      from seen s left join transfers t on t.id = s.id
    )
    select line, id,
      case when from_account <> known_from then 'from' when to_account <> known_to then 'to'
        when asset_id <> known_asset then 'asset' else 'amount' end as field,
      case when from_account <> known_from then from_account when to_account <> known_to then to_account
        when asset_id <> known_asset then asset_id else amount::text end as given,
      case when from_account <> known_from then known_from when to_account <> known_to then known_to
        when asset_id <> known_asset then known_asset else known_amount::text end as known
    from compared
    where (from_account, to_account, asset_id, amount) <> (known_from, known_to, known_asset, known_amount)
    order by line`,
  )
  if (found.length === 0) return []
  const reasons = new Map(
    found.map(({ line, id, field, given, known }) => [
      `${line} ${id}`,
      rejectRow(
        line,
        'contradiction',
        field,
        given,
        `${field}: the desk knows the transfer ${id} with ${known}`,
      ),
    ]),
  )
  const lines = JSON.stringify(found.map((row) => row.line))
  const taken = await rowsOf<{ line: number; id: string }>(
    tx,
    sql`
    delete from transfer_staging where import_id = ${importId} and line in (
      select value::int from json_array_elements_text(${lines}::text::json))
    returning line, id`,
  )
  // Parts of one transaction stand on one line: all of them are refused, the one at fault first.
  const others = taken
    .filter(({ line, id }) => !reasons.has(`${line} ${id}`))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return [
    ...reasons.values(),
    ...others.map(({ line, id }) => rejectRow(line, 'contradiction', 'txid', id, PART_REFUSED)),
  ].toSorted((a, b) => a.line - b.line)
}

const PART_REFUSED = 'txid: another part of this transaction contradicts what the desk knows'

/**
 * Takes out the rows of transactions that the ledger holds in another form: as who paid whom where the file brings
 * inputs and outputs, or the other way round. Both together would count the same coins twice.
 */
async function refuseOtherForms(tx: Db, importId: string, { from, to }: LineRange): Promise<RejectedRow[]> {
  const isCoin = (row: string) => {
    const [of, end] = [sql.raw(row), sql.raw(`${row}.chain || ':tx-' || ${row}.tx_hash`)]
    return sql`(${of}.from_account = ${end} or ${of}.to_account = ${end})`
  }
  const taken = await rowsOf<{ line: number; tx_hash: string; coins: boolean }>(
    tx,
    sql`
    delete from transfer_staging s
    where s.import_id = ${importId} and s.line between ${from} and ${to} and s.chain like 'bip122:%'
      and exists (select 1 from transfers t where t.chain = s.chain and t.tx_hash = s.tx_hash
        and ${isCoin('t')} <> ${isCoin('s')})
    returning s.line, s.tx_hash, ${isCoin('s')} as coins`,
  )
  return taken
    .map(({ line, tx_hash: hash, coins }) => rejectRow(line, 'other-form', 'txid', hash, heldAs(coins)))
    .toSorted((a, b) => a.line - b.line)
}

const heldAs = (isBroughtAsCoins: boolean) =>
  isBroughtAsCoins
    ? 'txid: the desk holds this transaction as who paid whom; its inputs and outputs would count the same coins twice'
    : 'tx_hash: the desk holds this transaction with its inputs and outputs; this row would count the same coins twice'

/** Adds unknown assets. Decimals decide what an amount means, so a disagreement stops the file. */
async function addAssets(tx: Db, assets: TransferPlan['assets']): Promise<void> {
  const given = JSON.stringify(assets.map((asset) => ({ ...asset, chain: asset.id.split('/', 1)[0] })))
  await tx.execute(sql`
    insert into assets (id, chain, symbol, decimals, name)
    select id, chain, symbol, decimals, symbol from json_to_recordset(${given}::text::json)
      as r(id text, chain text, symbol text, decimals int)
    on conflict do nothing`)
  const [differing] = await rowsOf<{ id: string; known: number; given: number }>(
    tx,
    sql`
    select a.id, a.decimals as known, r.decimals as given
    from json_to_recordset(${given}::text::json) as r(id text, decimals int) join assets a using (id)
    where a.decimals <> r.decimals limit 1`,
  )
  if (differing === undefined) return
  throw new ImportStopped(
    'failed',
    `The file gives ${differing.id} ${differing.given} decimals; the desk knows it with ${differing.known}. ` +
      'Amounts would be off by powers of ten, so nothing was stored.',
  )
}
