import { resolveAsset } from '#core/chain/assets.ts'
import { WALLET_COLUMNS } from '#core/contract/import-columns.ts'
import { readTable, type TableRow } from './csv-table.ts'
import { asField, readAddressOn, readChain, readChoice, required } from './fields.ts'
import { FieldError, parseRow, type ParserOptions, type Row, type RowNotice } from './rows.ts'

/** What a wallet is to the book that monitors it. */
export const WALLET_ROLES = [
  'hot',
  'cold',
  'customer-deposit',
  'customer-withdrawal',
  'issuer',
  'treasury',
] as const
export const BOOK_KINDS = ['platform', 'token', 'instrument'] as const

export interface WalletRow {
  /** Name of the book; null: the one the sender chose, or the only platform. */
  readonly book: string | null
  readonly bookKind: (typeof BOOK_KINDS)[number]
  /** CAIP-19 of what a token or instrument book monitors; null for a platform. */
  readonly asset: string | null
  /** CAIP-10. */
  readonly account: string
  readonly role: (typeof WALLET_ROLES)[number]
  readonly customerRef: string | null
}

type Column = (typeof WALLET_COLUMNS)[number]

/** Reads a CSV of the wallets that a book monitors: the platform's own, its customers', an issuer's. */
export async function* parseWalletsCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: ParserOptions = {},
): AsyncGenerator<Row<WalletRow>> {
  const spec = { columns: WALLET_COLUMNS, required: ['chain', 'address', 'role'] as const }
  for await (const row of readTable<Column>(chunks, spec, options)) {
    yield row.ok ? parseRow(row.line, (notices) => readWallet(row, notices)) : row
  }
}

function readWallet({ cell }: TableRow<Column>, notices: RowNotice[]): WalletRow {
  const chain = readChain('chain', cell('chain'))
  const role = readChoice('role', cell('role'), WALLET_ROLES)
  const bookKind =
    cell('book_kind') === '' ? 'platform' : readChoice('book_kind', cell('book_kind'), BOOK_KINDS)
  const customerRef = cell('customer') || null
  const isCustomers = role === 'customer-deposit' || role === 'customer-withdrawal'
  if (isCustomers && customerRef === null) {
    throw new FieldError('missing-value', 'customer', '', `customer is empty: a ${role} wallet is somebody's`)
  }
  if (!isCustomers && customerRef !== null) {
    throw new FieldError(
      'conflict',
      'customer',
      customerRef,
      `customer: a ${role} wallet belongs to the firm`,
    )
  }
  return {
    book: cell('book') || null,
    bookKind,
    asset: bookKind === 'platform' ? null : readAsset(chain, cell('asset')),
    account: readAddressOn(chain, 'address', cell('address'), notices).account,
    role,
    customerRef,
  }
}

/** A book is of one contract: a symbol alone could be anybody's token. */
function readAsset(chain: string, value: string): string {
  const asset = asField('asset', value, () => resolveAsset(chain, required('asset', value)))
  if (asset.kind !== 'declared') return asset.id
  const reason = `asset: "${value}" is only a symbol; state the contract or the CAIP-19 id`
  throw new FieldError('declared-asset', 'asset', value, reason)
}
