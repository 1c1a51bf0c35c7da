import type { Role } from '#core/workflow/roles.ts'
import type { Db } from '../store/db.ts'
import { users } from '../store/schema/identity.ts'
import { labels } from '../store/schema/labels.ts'
import { assets, bookAccounts, books, customers, transfers } from '../store/schema/ledger.ts'

/* Small, obviously invented facts, inserted as an import would leave them. */

export const CHAIN = 'eip155:1'
export const ETH = 'eip155:1/slip44:60'
export const USDC = 'eip155:1/erc20:0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48'

/** First instant of the invented history: a Monday, 08:00 in Hong Kong. */
export const T0 = Date.parse('2026-10-05T00:00:00.000Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** Account number `n` on Ethereum. */
export const account = (n: number): string => `${CHAIN}:0x${n.toString(16).padStart(40, '0')}`

export interface TransferSpec {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Transfers of one transaction name the same; by itself where left out. */
  readonly transaction?: string
  /** Ethereum where left out. */
  readonly chain?: string
  readonly amount?: bigint
  readonly asset?: string
  /** Epoch ms; null where the source gave none. */
  readonly time?: number | null
  readonly block?: number | null
  /** Value in Hong Kong cents; null where there is no price. */
  readonly hkd?: bigint | null
  readonly bookId?: string | null
  readonly importId?: string | null
}

/** Stores transfers as given; what is left out follows from the place in the list. */
export async function storeTransfers(db: Db, specs: readonly TransferSpec[]): Promise<void> {
  for (let from = 0; from < specs.length; from += 500) {
    await db.insert(transfers).values(
      specs.slice(from, from + 500).map((spec, at) => ({
        id: spec.id,
        chain: spec.chain ?? CHAIN,
        txHash: `0x${Array.from(spec.transaction ?? spec.id, (c) => c.charCodeAt(0).toString(16))
          .join('')
          .padStart(64, '0')}`,
        logIndex: null,
        txIndex: null,
        block: spec.block === undefined ? 1_000 + from + at : spec.block,
        time: spec.time === null ? null : new Date(spec.time ?? T0 + (from + at) * MINUTE),
        fromAccount: spec.from,
        toAccount: spec.to,
        assetId: spec.asset ?? ETH,
        amount: spec.amount ?? 10n ** 18n,
        fiatCurrency: spec.hkd === null ? null : 'HKD',
        fiatMinor: spec.hkd === null ? null : (spec.hkd ?? 2_000_000n),
        priceSource: spec.hkd === null ? null : 'test-price',
        bookId: spec.bookId ?? null,
        importId: spec.importId ?? null,
      })),
    )
  }
}

export interface LabelSpec {
  readonly id: string
  readonly account: string
  readonly category: string
  readonly actor?: string
  readonly confidence?: number
  readonly validFrom?: number
  readonly validUntil?: number
  readonly validFromBlock?: number
  readonly knownFrom?: number
  readonly knownUntil?: number
}

/** Stores label claims; known from before the history began unless said otherwise. */
export async function storeLabels(db: Db, specs: readonly LabelSpec[]): Promise<void> {
  const date = (ms: number | undefined) => (ms === undefined ? null : new Date(ms))
  await db.insert(labels).values(
    specs.map((spec) => ({
      id: spec.id,
      namespace: 'eip155',
      address: spec.account.slice(`${CHAIN}:`.length),
      chain: null,
      category: spec.category,
      label: `Invented ${spec.category}`,
      actor: spec.actor ?? null,
      source: 'test-list',
      confidence: spec.confidence ?? 60,
      validFrom: date(spec.validFrom),
      validUntil: date(spec.validUntil),
      validFromBlock: spec.validFromBlock ?? null,
      knownFrom: new Date(spec.knownFrom ?? T0 - 24 * HOUR),
      knownUntil: date(spec.knownUntil),
    })),
  )
}

export const PLATFORM = 'book-platform'
/** The platform's hot wallet and the deposit accounts of its two customers. */
export const HOT = account(1)
export const ALICE = account(2)
export const BOB = account(3)

/** The two assets, and a platform with a hot wallet and two customers. */
export async function storePlatform(db: Db): Promise<void> {
  await db.insert(assets).values([
    { id: ETH, chain: CHAIN, symbol: 'ETH', decimals: 18, name: 'Ether' },
    { id: USDC, chain: CHAIN, symbol: 'USDC', decimals: 6, name: 'USD Coin' },
  ])
  await db
    .insert(books)
    .values({ id: PLATFORM, name: 'Test Exchange', kind: 'platform', createdAt: new Date(T0) })
  await db.insert(customers).values(
    [
      { ref: 'C-1', name: 'Alice Test' },
      { ref: 'C-2', name: 'Bob Test' },
    ].map((person) => ({ ...person, bookId: PLATFORM, type: 'individual' as const, riskRating: 'low' })),
  )
  await db.insert(bookAccounts).values([
    { bookId: PLATFORM, account: HOT, role: 'hot', customerRef: null },
    { bookId: PLATFORM, account: ALICE, role: 'customer-deposit', customerRef: 'C-1' },
    { bookId: PLATFORM, account: BOB, role: 'customer-deposit', customerRef: 'C-2' },
  ])
}

/** A case book that holds what is imported into it. */
export async function storeCase(db: Db, id: string): Promise<void> {
  await db.insert(books).values({ id, name: `Case ${id}`, kind: 'case', createdAt: new Date(T0) })
}

/** One person for each role, named after it. */
export async function storePeople(db: Db): Promise<void> {
  const people: [string, Role][] = [
    ['ana', 'analyst'],
    ['ben', 'analyst'],
    ['amy', 'approver'],
    ['mia', 'mlro'],
    ['max', 'manager'],
    ['ada', 'auditor'],
  ]
  await db.insert(users).values(
    people.map(([id, role]) => ({
      id,
      role,
      email: `${id}@example.test`,
      name: id,
      createdAt: new Date(T0),
    })),
  )
}
