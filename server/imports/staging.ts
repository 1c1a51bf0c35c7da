import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../store/db.ts'
import { claimId } from './claim-id.ts'
import type { StagedDocument } from './parsers.ts'
import type { LabelRow } from '../lists/label-row.ts'
import type { ParsedRow, RejectedRow } from '../sources/rows.ts'
import type { TransferRow } from '../sources/transfers-csv.ts'

/** Longest piece of a rejected value that is kept. */
const VALUE_KEPT = 300

/**
 * Rows as one JSON parameter: one statement for PGlite and PostgreSQL whatever the number of rows, and faster on
 * PGlite than one array a column (measured: 14 against 22 microseconds a row).
 */
function recordset(rows: readonly object[]): SQL {
  let json = JSON.stringify(rows)
  // PostgreSQL's text holds neither NUL nor half of a surrogate pair.
  if (/\\u(0000|d[89a-f])/i.test(json)) {
    json = JSON.stringify(rows, (_, value: unknown) =>
      typeof value === 'string' ? value.replaceAll('\0', '\uFFFD').toWellFormed() : value,
    )
  }
  return sql`${json}::text::json`
}

const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

/** Writes one batch of label claims beside the label set, where nobody sees them. */
export async function stageLabels(
  db: Db,
  importId: string,
  rows: readonly ParsedRow<LabelRow>[],
): Promise<void> {
  const records = rows.map(({ line, value }) => ({
    line,
    id: claimId(value),
    namespace: value.namespace,
    address: value.address,
    chain: value.chain,
    category: value.category,
    label: value.label,
    actor: value.actor,
    source: value.source,
    confidence: value.confidence,
    valid_from: instant(value.validFrom),
    valid_until: instant(value.validUntil),
    valid_from_block: value.validFromBlock,
    valid_until_block: value.validUntilBlock,
    uri: value.uri,
    note: value.note,
    meta: value.meta,
  }))
  await db.execute(sql`
    insert into label_staging (import_id, line, id, namespace, address, chain, category, label, actor, source,
      confidence, valid_from, valid_until, valid_from_block, valid_until_block, uri, note, meta)
    select ${importId}, r.* from json_to_recordset(${recordset(records)}) as r(line int, id text, namespace text,
      address text, chain text, category text, label text, actor text, source text, confidence int,
      valid_from timestamptz, valid_until timestamptz, valid_from_block bigint, valid_until_block bigint,
      uri text, note text, meta jsonb)`)
}

/** Writes one batch of transfers beside the ledger. `caseName` is the case that a row itself names. */
export async function stageTransfers(
  db: Db,
  importId: string,
  rows: readonly ParsedRow<TransferRow>[],
): Promise<void> {
  const records = rows.map(({ line, value }) => ({
    line,
    id: value.key,
    chain: value.chain,
    tx_hash: value.txHash,
    log_index: value.logIndex,
    tx_index: value.txIndex,
    block: value.block,
    time: instant(value.time),
    from_account: value.from.account,
    to_account: value.to.account,
    asset_id: value.asset.id,
    amount: String(value.amount),
    fiat_currency: value.fiat?.currency ?? null,
    fiat_minor: value.fiat === null ? null : String(value.fiat.minor),
    price_source: value.priceSource,
    note: value.note,
    case_name: value.caseName,
  }))
  await db.execute(sql`
    insert into transfer_staging (import_id, line, id, chain, tx_hash, log_index, tx_index, block, time,
      from_account, to_account, asset_id, amount, fiat_currency, fiat_minor, price_source, note, case_name)
    select ${importId}, r.* from json_to_recordset(${recordset(records)}) as r(line int, id text, chain text,
      tx_hash text, log_index int, tx_index int, block bigint, time timestamptz, from_account text,
      to_account text, asset_id text, amount numeric(78, 0), fiat_currency text, fiat_minor numeric(78, 0),
      price_source text, note text, case_name text)`)
}

/** Writes one batch of records, customers or wallets beside those that are held. */
export async function stageDocuments(
  db: Db,
  importId: string,
  rows: readonly ParsedRow<StagedDocument>[],
): Promise<void> {
  const records = rows.map(({ line, value }) => ({ line, ...value }))
  await db.execute(sql`
    insert into record_staging (import_id, line, kind, key, body)
    select ${importId}, r.* from json_to_recordset(${recordset(records)})
      as r(line int, kind text, key text, body jsonb)`)
}

/** Writes one batch of rejected rows; `first` numbers the batch's first reject within its import. */
export async function writeRejects(
  db: Db,
  importId: string,
  first: number,
  rejects: readonly RejectedRow[],
): Promise<void> {
  const records = rejects.map(({ line, field, value, reason }, at) => ({
    n: first + at,
    line,
    field: field ?? 'row',
    value: value.length > VALUE_KEPT ? `${value.slice(0, VALUE_KEPT)}…` : value,
    reason,
  }))
  await db.execute(sql`
    insert into import_rejects (import_id, n, line, field, value, reason)
    select ${importId}, r.* from json_to_recordset(${recordset(records)})
      as r(n int, line int, field text, value text, reason text)`)
}

/** Removes what an import staged and rejected: nothing of the file stays. */
export async function dropStaged(db: Db, importId: string): Promise<void> {
  await db.execute(sql`delete from label_staging where import_id = ${importId}`)
  await db.execute(sql`delete from transfer_staging where import_id = ${importId}`)
  await db.execute(sql`delete from record_staging where import_id = ${importId}`)
  await db.execute(sql`delete from import_rejects where import_id = ${importId}`)
}
