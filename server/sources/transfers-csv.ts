import { parseIntegerUnits, parseUnits } from '#core/chain/amount.ts'
import { DECLARED_DECIMALS, resolveAsset, type Asset } from '#core/chain/assets.ts'
import { parseFiat, type Fiat } from '#core/chain/fiat.ts'
import { TRANSFER_COLUMNS } from '#core/contract/import-columns.ts'
import { detectTxHash } from '#core/chain/tx-hash.ts'
import { readTable, type TableRow, type TableSpec } from './csv-table.ts'
import {
  asField,
  readAddressOn,
  readChain,
  readInstant,
  readPosition,
  required,
  type AddressOnChain,
} from './fields.ts'
import { createMemo } from './memo.ts'
import { FieldError, parseRow, type ParserOptions, type Row, type RowNotice } from './rows.ts'
import { createKeyMaker } from './transfer-key.ts'

export interface TransferRow {
  /** CAIP-2. */
  readonly chain: string
  readonly txHash: string
  readonly logIndex: number | null
  readonly txIndex: number | null
  readonly block: number | null
  /** Epoch milliseconds UTC; null where the file did not say: never derived from a block. */
  readonly time: number | null
  readonly from: AddressOnChain
  readonly to: AddressOnChain
  readonly asset: { readonly id: string; readonly symbol: string; readonly decimals: number }
  /** Integer in the asset's smallest unit. */
  readonly amount: bigint
  readonly fiat: Fiat | null
  readonly priceSource: string | null
  readonly note: string | null
  /** Case that the row is filed under; null where the file names none. */
  readonly caseName: string | null
  /** Stable identity of the row; see `transfer-key.ts`. */
  readonly key: string
}

type Column = (typeof TRANSFER_COLUMNS)[number]

const SPEC: TableSpec<Column> = {
  columns: TRANSFER_COLUMNS,
  required: ['chain', 'tx_hash', 'from', 'to', 'asset'],
  aliases: {
    timestamp: 'time',
    timestamp_utc: 'time',
    time_utc: 'time',
    block_number: 'block',
    transaction_hash: 'tx_hash',
    hash: 'tx_hash',
    from_address: 'from',
    to_address: 'to',
    value_units: 'amount_units',
  },
}

/**
 * Reads a CSV of transfers. Each row needs an amount (`amount` in decimals or `amount_units` as an integer) and a
 * place in the chain's order (`block` or `time`); addresses must be of the row's chain; nothing is rounded or made up.
 */
export async function* parseTransfersCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: ParserOptions = {},
): AsyncGenerator<Row<TransferRow>> {
  const readers = createReaders()
  for await (const row of readTable(chunks, SPEC, options)) {
    yield row.ok ? parseRow(row.line, (notices) => readTransfer(row, readers, notices)) : row
  }
}

/** What is kept between the rows of one file. */
function createReaders() {
  const addresses = createMemo<{ found: AddressOnChain; notices: readonly RowNotice[] }>()
  const assets = createMemo<Asset>(1000)
  return {
    keyOf: createKeyMaker(),
    address(chain: string, field: 'from' | 'to', value: string, notices: RowNotice[]): AddressOnChain {
      const read = addresses(`${field} ${chain} ${value}`, () => {
        const said: RowNotice[] = []
        const { account, canonical, display } = readAddressOn(chain, field, value, said)
        return { found: { account, canonical, display }, notices: said }
      })
      notices.push(...read.notices)
      return read.found
    },
    asset: (chain: string, value: string): Asset =>
      assets(`${chain} ${value}`, () =>
        asField('asset', value, () => resolveAsset(chain, required('asset', value))),
      ),
  }
}

function readTransfer(
  { cell, header }: TableRow<Column>,
  readers: ReturnType<typeof createReaders>,
  notices: RowNotice[],
): TransferRow {
  const chain = readChain('chain', cell('chain'))
  const txHash = readTxHash(chain, required('tx_hash', cell('tx_hash')))
  const block = readPosition('block', cell('block'))
  const time = readInstant(
    'time',
    cell('time'),
    header('time').toLowerCase().endsWith('utc') ? 'utc' : 'stated',
  )
  if (block === null && time === null) {
    throw new FieldError(
      'no-position',
      'block',
      '',
      'neither a block nor a time: the transfer has no place in order',
    )
  }
  const from = readers.address(chain, 'from', cell('from'), notices)
  const to = readers.address(chain, 'to', cell('to'), notices)
  const asset = readDecimals(readers.asset(chain, cell('asset')), cell('decimals'), notices)
  const transfer = {
    chain,
    txHash,
    logIndex: readPosition('log_index', cell('log_index')),
    txIndex: readPosition('tx_index', cell('tx_index')),
    block,
    time,
    from,
    to,
    asset,
    amount: readAmount(cell('amount'), cell('amount_units'), asset.decimals),
    fiat: readFiat(cell('fiat_value'), cell('fiat_currency')),
    priceSource: cell('price_source') || null,
    note: cell('note') || null,
    caseName: cell('case') || null,
  }
  return { ...transfer, key: readers.keyOf(transfer) }
}

function readTxHash(chain: string, value: string): string {
  const found = detectTxHash(value, chain)
  if (!found.ok) throw new FieldError(found.code, 'tx_hash', value, `tx_hash: ${found.reason}`)
  return found.canonical
}

function readDecimals(asset: Asset, decimalsCell: string, notices: RowNotice[]): TransferRow['asset'] {
  const stated = readPosition('decimals', decimalsCell)
  if (stated !== null && stated > 255) {
    throw new FieldError(
      'bad-decimals',
      'decimals',
      decimalsCell,
      `decimals: ${stated} is more than the 255 there can be`,
    )
  }
  if (asset.kind === 'declared') {
    if (stated === null) {
      const message = `the contract of "${asset.symbol}" is not stated; ${DECLARED_DECIMALS} decimals are assumed`
      const values = { symbol: asset.symbol, decimals: String(DECLARED_DECIMALS) }
      notices.push({ code: 'declared-asset', field: 'asset', message, values })
    }
    return { id: asset.id, symbol: asset.symbol, decimals: stated ?? DECLARED_DECIMALS }
  }
  if (asset.decimals !== null && stated !== null && stated !== asset.decimals) {
    const reason = `decimals: the file says ${stated}, but ${asset.symbol} has ${asset.decimals}`
    throw new FieldError('decimals-conflict', 'decimals', decimalsCell, reason)
  }
  const decimals = asset.decimals ?? stated
  if (decimals === null) {
    const reason = `decimals: ${asset.id} is not in the register of assets, so the file must state its decimals`
    throw new FieldError('unknown-decimals', 'decimals', decimalsCell, reason)
  }
  return { id: asset.id, symbol: asset.symbol, decimals }
}

function readAmount(decimal: string, units: string, decimals: number): bigint {
  if (decimal === '' && units === '') {
    throw new FieldError('missing-value', 'amount', '', 'amount is empty, and so is amount_units')
  }
  const fromUnits = units === '' ? null : asField('amount_units', units, () => parseIntegerUnits(units))
  const fromDecimal = decimal === '' ? null : asField('amount', decimal, () => parseUnits(decimal, decimals))
  if (fromDecimal !== null && fromDecimal < 0n) {
    throw new FieldError('negative-amount', 'amount', decimal, 'amount: a transfer cannot be negative')
  }
  if (fromUnits !== null && fromDecimal !== null && fromUnits !== fromDecimal) {
    const reason = `amount: "${decimal}" with ${decimals} decimals is not ${units} smallest units`
    throw new FieldError('amount-conflict', 'amount', decimal, reason)
  }
  return fromUnits ?? fromDecimal ?? 0n
}

function readFiat(value: string, currency: string): Fiat | null {
  if (value === '' && currency === '') return null
  if (value === '')
    throw new FieldError('missing-value', 'fiat_value', value, 'fiat_value is empty, fiat_currency is not')
  if (currency === '') {
    throw new FieldError(
      'missing-value',
      'fiat_currency',
      currency,
      'fiat_currency is empty, fiat_value is not',
    )
  }
  const fiat = asField('fiat_value', value, () => parseFiat(value, currency))
  if (fiat.minor < 0n) {
    throw new FieldError(
      'negative-amount',
      'fiat_value',
      value,
      'fiat_value: the value of a transfer cannot be negative',
    )
  }
  return fiat
}
