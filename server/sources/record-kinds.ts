import { resolveAsset } from '#core/chain/assets.ts'
import { parseIntegerUnits } from '#core/chain/amount.ts'
import { parseFiat } from '#core/chain/fiat.ts'
import type { RECORD_COLUMNS } from '#core/contract/import-columns.ts'
import { detectTxHash } from '#core/chain/tx-hash.ts'
import type { Facts, WalletProof } from '#core/risk/facts.ts'
import type { TableRow } from './csv-table.ts'
import {
  asField,
  readAddressOn,
  readChain,
  readChoice,
  readInstant,
  readPosition,
  required,
} from './fields.ts'
import { FieldError, type RowNotice } from './rows.ts'

export type RecordColumn = (typeof RECORD_COLUMNS)[number]

/** Every kind of record that the rules know, and the word for it in `record`. */
export const RECORD_WORDS = {
  walletProofs: 'wallet-proof',
  travelRuleRecords: 'travel-rule',
  accessRecords: 'access',
  detailChanges: 'detail-change',
  frozenAccounts: 'frozen-account',
  tokenApprovals: 'token-approval',
  unsupportedAssets: 'unsupported-asset',
  tradeRecords: 'trade',
  fiatRecords: 'fiat',
  swapRecords: 'swap',
  vulnerableCustomers: 'vulnerable-customer',
  vaspRecords: 'vasp',
  riskJurisdictions: 'risk-jurisdiction',
} as const satisfies Record<keyof Facts, string>
export type RecordKind = (typeof RECORD_WORDS)[keyof Facts]

/** What one row says, as the rules take it, with big integers as decimal strings. Instants are epoch milliseconds. */
export type RecordBody = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export interface RecordRow {
  readonly kind: RecordKind
  /** What makes the record the same one when it is met again with something else to say (an end, a correction). */
  readonly key: string
  readonly body: RecordBody
}

/** One row under reading: its cells and what there is to know about it. */
interface Reading {
  readonly cell: TableRow<RecordColumn>['cell']
  readonly notices: RowNotice[]
}

type Read = (row: Reading) => { readonly identity: readonly unknown[]; readonly body: RecordBody }

const METHODS: readonly WalletProof['method'][] = [
  'micropayment',
  'signed-message',
  'statement',
  'self-declaration',
]
const UNLIMITED = 'unlimited'

const text = ({ cell }: Reading, column: RecordColumn) => required(column, cell(column))

function instant({ cell }: Reading, column: 'at'): number {
  return readInstant(column, required(column, cell(column)), 'stated')!
}

/** An end; empty where it still holds. It must come after the beginning. */
function until({ cell }: Reading, from: number): number | null {
  const end = readInstant('until', cell('until'), 'stated')
  if (end !== null && end <= from) {
    throw new FieldError('empty-span', 'until', cell('until'), 'until is not after at: it would never hold')
  }
  return end
}

function account(row: Reading, column: 'account' | 'spender'): string {
  const chain = readChain('chain', row.cell('chain'))
  return readAddressOn(chain, column, row.cell(column), row.notices).account
}

function asset({ cell }: Reading): string {
  const chain = readChain('chain', cell('chain'))
  const value = required('asset', cell('asset'))
  return asField('asset', value, () => resolveAsset(chain, value)).id
}

/** The desk's id of a transfer: as it stands in the column, or by transaction and place of the event. */
function transferId({ cell }: Reading): string {
  if (cell('transfer') !== '') return cell('transfer')
  const chain = readChain('chain', cell('chain'))
  const hash = required('tx_hash', cell('tx_hash'))
  const found = detectTxHash(hash, chain)
  if (!found.ok) throw new FieldError(found.code, 'tx_hash', hash, `tx_hash: ${found.reason}`)
  const logIndex = readPosition('log_index', required('log_index', cell('log_index')))
  return `${chain}:${found.canonical}:${logIndex}`
}

function yesNo({ cell }: Reading, column: 'name_matches' | 'licensed'): boolean | null {
  const value = cell(column).toLowerCase()
  if (value === '') return null
  if (['yes', 'true'].includes(value)) return true
  if (['no', 'false'].includes(value)) return false
  throw new FieldError(
    'bad-choice',
    column,
    cell(column),
    `${column}: "${cell(column)}" is neither yes nor no`,
  )
}

function allowance(row: Reading): string | null {
  const value = text(row, 'amount_units')
  if (value.toLowerCase() === UNLIMITED) return null
  return String(asField('amount_units', value, () => parseIntegerUnits(value)))
}

/** Hong Kong cents. */
function hkd({ cell }: Reading): string {
  const value = required('fiat_value', cell('fiat_value'))
  const { minor } = asField('fiat_value', value, () => parseFiat(value, 'HKD'))
  if (minor > 0n) return String(minor)
  throw new FieldError(
    'negative-amount',
    'fiat_value',
    value,
    'fiat_value: money that moved is more than nothing',
  )
}

/** ISO 3166-1 alpha-2, in capitals. */
function country(value: string): string {
  const code = value.toUpperCase()
  if (/^[A-Z]{2}$/.test(code)) return code
  throw new FieldError(
    'bad-choice',
    'jurisdiction',
    value,
    `jurisdiction: "${value}" is not two letters of ISO 3166`,
  )
}

/** How a row of each kind is read. Its body is exactly the record that `core/risk/facts.ts` describes. */
export const READERS: Record<RecordKind, Read> = {
  'wallet-proof': (row) => {
    const provenAt = instant(row, 'at')
    const proof = {
      account: account(row, 'account'),
      customerRef: text(row, 'customer'),
      method: readChoice('method', row.cell('method'), METHODS),
    }
    return {
      identity: [proof.account, proof.customerRef, proof.method, provenAt],
      body: { ...proof, provenAt, withdrawnAt: until(row, provenAt) },
    }
  },
  'travel-rule': (row) => {
    const id = transferId(row)
    const receivedAt = instant(row, 'at')
    const missing = row
      .cell('missing')
      .split(';')
      .map((item) => item.trim())
      .filter((item) => item !== '')
    return {
      identity: [id, receivedAt],
      body: { transferId: id, receivedAt, missing, nameMatches: yesNo(row, 'name_matches') },
    }
  },
  access: (row) => {
    const body = {
      customerRef: text(row, 'customer'),
      at: instant(row, 'at'),
      device: row.cell('device') || null,
      ip: row.cell('ip') || null,
    }
    if (body.device === null && body.ip === null) {
      throw new FieldError(
        'missing-value',
        'device',
        '',
        'device is empty, and so is ip: nothing is recorded',
      )
    }
    return { identity: Object.values(body), body }
  },
  'detail-change': (row) => {
    const change = { customerRef: text(row, 'customer'), field: text(row, 'detail'), at: instant(row, 'at') }
    const identity = Object.values(change)
    return { identity, body: { ...change, id: JSON.stringify(identity) } }
  },
  'frozen-account': (row) => {
    const frozenFrom = instant(row, 'at')
    const frozen = account(row, 'account')
    return {
      identity: [frozen, frozenFrom],
      body: { account: frozen, frozenFrom, frozenUntil: until(row, frozenFrom) },
    }
  },
  'token-approval': (row) => {
    const at = instant(row, 'at')
    const approval = {
      owner: account(row, 'account'),
      spender: account(row, 'spender'),
      asset: asset(row),
      at,
    }
    const identity = Object.values(approval)
    const body = {
      ...approval,
      id: JSON.stringify(identity),
      amount: allowance(row),
      revokedAt: until(row, at),
    }
    return { identity, body }
  },
  'unsupported-asset': (row) => {
    const from = instant(row, 'at')
    const id = asset(row)
    return { identity: [id, from], body: { asset: id, from, until: until(row, from) } }
  },
  trade: (row) => {
    const trade = { customerRef: text(row, 'customer'), at: instant(row, 'at') }
    const side = row.cell('side') === '' ? null : readChoice('side', row.cell('side'), ['buy', 'sell'])
    return { identity: Object.values(trade), body: { ...trade, side } }
  },
  fiat: (row) => {
    const money = {
      customerRef: text(row, 'customer'),
      way: readChoice('way', row.cell('way'), ['in', 'out']),
      minor: hkd(row),
      at: instant(row, 'at'),
    }
    const identity = [...Object.values(money), row.cell('detail')]
    return { identity, body: { ...money, id: JSON.stringify(identity) } }
  },
  swap: (row) => {
    const swap = { given: transferId(row), taken: text(row, 'taken') }
    const identity = Object.values(swap)
    return { identity, body: { ...swap, id: JSON.stringify(identity) } }
  },
  'vulnerable-customer': (row) => {
    const from = instant(row, 'at')
    const customerRef = text(row, 'customer')
    return { identity: [customerRef, from], body: { customerRef, from, until: until(row, from) } }
  },
  vasp: (row) => {
    const from = instant(row, 'at')
    const held = account(row, 'account')
    const found = {
      name: text(row, 'detail'),
      jurisdiction: row.cell('jurisdiction') === '' ? null : country(row.cell('jurisdiction')),
      licensed: yesNo(row, 'licensed'),
    }
    return { identity: [held, from], body: { account: held, ...found, from, until: until(row, from) } }
  },
  'risk-jurisdiction': (row) => {
    const from = instant(row, 'at')
    const jurisdiction = country(text(row, 'jurisdiction'))
    return { identity: [jurisdiction, from], body: { jurisdiction, from, until: until(row, from) } }
  },
}
