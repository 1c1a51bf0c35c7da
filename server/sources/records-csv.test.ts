import { describe, expect, it } from 'vitest'
import { RECORD_COLUMNS } from '#core/contract/import-columns.ts'
import { parseRecordsCsv } from './records-csv.ts'
import type { RECORD_WORDS } from './record-kinds.ts'
import { collect, toChunks } from './test-chunks.ts'

const A = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const B = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const HASH = `0x${'ab'.repeat(32)}`
const USDT = '0xdAC17F958D2ee523a2206206994597C13D831ec7'
const AT = '2026-10-05T08:00:00+08:00'
const T = Date.parse(AT)
const LATER = '2026-11-05T08:00:00+08:00'

type Cells = Partial<Record<(typeof RECORD_COLUMNS)[number], string>>

function parse(...rows: readonly Cells[]) {
  const line = (row: Cells) => RECORD_COLUMNS.map((column) => row[column] ?? '').join(',')
  return collect(parseRecordsCsv(toChunks([RECORD_COLUMNS.join(','), ...rows.map(line)].join('\n'))))
}

const GOOD: Record<(typeof RECORD_WORDS)[keyof typeof RECORD_WORDS], Cells> = {
  'wallet-proof': {
    customer: 'C-1',
    at: AT,
    until: LATER,
    chain: 'eth',
    account: A,
    method: 'signed-message',
  },
  'travel-rule': {
    at: AT,
    chain: 'eth',
    tx_hash: HASH,
    log_index: '3',
    missing: 'address; date of birth',
    name_matches: 'no',
  },
  access: { customer: 'C-1', at: AT, ip: '203.0.113.7' },
  'detail-change': { customer: 'C-1', at: AT, detail: 'bank account' },
  'frozen-account': { at: AT, chain: 'eth', account: A },
  'token-approval': { at: AT, chain: 'eth', account: A, spender: B, asset: USDT, amount_units: 'unlimited' },
  'unsupported-asset': { at: AT, chain: 'eth', asset: USDT },
  trade: { customer: 'C-1', at: AT, side: 'buy' },
  fiat: { customer: 'C-1', at: AT, way: 'out', fiat_value: '1250.5', detail: 'payout 7' },
  swap: { transfer: 't-1', taken: 't-2' },
  'vulnerable-customer': { customer: 'C-1', at: AT, until: LATER },
  vasp: { at: AT, chain: 'eth', account: A, detail: 'Example Exchange', jurisdiction: 'xa', licensed: 'no' },
  'risk-jurisdiction': { at: AT, jurisdiction: 'XA' },
}

describe('a file of records', () => {
  it('gives each kind what the rules take', async () => {
    const { parsed, rejected } = await parse(
      ...Object.entries(GOOD).map(([record, cells]) => ({ record, ...cells })),
    )
    expect(rejected).toEqual([])
    const bodies = Object.fromEntries(parsed.map(({ value }) => [value.kind, value.body]))
    // In the form that is compared.
    const account = `eip155:1:${A.toLowerCase()}`
    expect(bodies).toEqual({
      'wallet-proof': {
        account,
        customerRef: 'C-1',
        method: 'signed-message',
        provenAt: T,
        withdrawnAt: Date.parse(LATER),
      },
      'travel-rule': {
        transferId: `eip155:1:${HASH}:3`,
        receivedAt: T,
        missing: ['address', 'date of birth'],
        nameMatches: false,
      },
      access: { customerRef: 'C-1', at: T, device: null, ip: '203.0.113.7' },
      'detail-change': { id: expect.any(String), customerRef: 'C-1', field: 'bank account', at: T },
      'frozen-account': { account, frozenFrom: T, frozenUntil: null },
      'token-approval': {
        id: expect.any(String),
        owner: account,
        spender: `eip155:1:${B.toLowerCase()}`,
        asset: `eip155:1/erc20:${USDT.toLowerCase()}`,
        amount: null,
        at: T,
        revokedAt: null,
      },
      'unsupported-asset': { asset: `eip155:1/erc20:${USDT.toLowerCase()}`, from: T, until: null },
      trade: { customerRef: 'C-1', at: T, side: 'buy' },
      fiat: { id: expect.any(String), customerRef: 'C-1', way: 'out', minor: '125050', at: T },
      swap: { id: expect.any(String), given: 't-1', taken: 't-2' },
      'vulnerable-customer': { customerRef: 'C-1', from: T, until: Date.parse(LATER) },
      vasp: {
        account,
        name: 'Example Exchange',
        jurisdiction: 'XA',
        licensed: false,
        from: T,
        until: null,
      },
      'risk-jurisdiction': { jurisdiction: 'XA', from: T, until: null },
    })
  })

  it('knows a record again that has an end now, and tells it from another', async () => {
    const proof = { record: 'wallet-proof', ...GOOD['wallet-proof'] }
    const { parsed } = await parse(proof, { ...proof, until: '' }, { ...proof, customer: 'C-2' })
    const [first, ended, other] = parsed.map(({ value }) => value.key)
    expect(ended).toBe(first)
    expect(other).not.toBe(first)
  })

  it('names a transfer by the id of this desk where it has no place of an event', async () => {
    const { parsed } = await parse({ record: 'travel-rule', at: AT, transfer: 'bip122:x:tx:0#1' })
    expect(parsed[0]?.value.body).toMatchObject({
      transferId: 'bip122:x:tx:0#1',
      nameMatches: null,
      missing: [],
    })
  })

  it.each([
    ['record', { record: 'passport', at: AT }, /none of wallet-proof, travel-rule/],
    ['customer', { record: 'trade', at: AT }, /customer is empty/],
    ['at', { record: 'trade', customer: 'C-1' }, /at is empty/],
    ['at', { record: 'trade', customer: 'C-1', at: '5/10/2026' }, /ISO 8601/],
    ['until', { record: 'frozen-account', ...GOOD['frozen-account'], until: AT }, /never hold/],
    [
      'account',
      { record: 'frozen-account', ...GOOD['frozen-account'], account: A.replace('5aAe', '5AAE') },
      /checksum/,
    ],
    [
      'method',
      { record: 'wallet-proof', ...GOOD['wallet-proof'], method: 'word of honour' },
      /none of micropayment/,
    ],
    [
      'amount_units',
      { record: 'token-approval', ...GOOD['token-approval'], amount_units: '1.5' },
      /amount_units/,
    ],
    [
      'name_matches',
      { record: 'travel-rule', ...GOOD['travel-rule'], name_matches: 'maybe' },
      /neither yes nor no/,
    ],
    ['log_index', { record: 'travel-rule', ...GOOD['travel-rule'], log_index: '' }, /log_index is empty/],
    ['side', { record: 'trade', ...GOOD.trade, side: 'swap' }, /none of buy, sell/],
    ['way', { record: 'fiat', ...GOOD.fiat, way: '' }, /way/],
    ['fiat_value', { record: 'fiat', ...GOOD.fiat, fiat_value: '0' }, /more than nothing/],
    ['fiat_value', { record: 'fiat', ...GOOD.fiat, fiat_value: '1.005' }, /fiat_value/],
    ['taken', { record: 'swap', transfer: 't-1' }, /taken is empty/],
    ['jurisdiction', { record: 'vasp', ...GOOD.vasp, jurisdiction: 'Nowhere' }, /two letters/],
    ['licensed', { record: 'vasp', ...GOOD.vasp, licensed: 'maybe' }, /neither yes nor no/],
    ['device', { record: 'access', customer: 'C-1', at: AT }, /nothing is recorded/],
  ] as const)('refuses a row for its %s and reads the others', async (field, row, reason) => {
    const { parsed, rejected } = await parse(row, { record: 'trade', ...GOOD.trade })
    expect(parsed).toHaveLength(1)
    expect(rejected).toMatchObject([{ line: 2, field, reason: expect.stringMatching(reason) }])
  })
})
