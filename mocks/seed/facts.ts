import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Db } from '#server/store/db.ts'
import { users } from '#server/store/schema/identity.ts'
import { labels } from '#server/store/schema/labels.ts'
import { assets, bookAccounts, books, customers, prices, transfers } from '#server/store/schema/ledger.ts'
import type { World, WorldAddress, WorldLabel, WorldPerson } from '../world/types.ts'

/** Rows per statement: PostgreSQL takes at most 65,535 parameters. */
const BATCH = 1_000

const accountOf = (address: WorldAddress) => `${address.chain}:${address.canonical}`

const TITLES: Record<string, string> = {
  'analyst-1': 'Analyst, level 1: triage and first review',
  'analyst-2': 'Analyst, level 2: senior reviewer',
  approver: 'Approver: second pair of eyes on closures',
  mlro: 'Money Laundering Reporting Officer',
  manager: 'Head of compliance: risk and workload',
  auditor: 'Internal auditor: reads everything, changes nothing',
  admin: 'Administrator: runs the desk, sees no case',
}

const titleOf = ({ role, level }: WorldPerson) => TITLES[level === null ? role : `${role}-${level}`] ?? role

async function inBatches<Row>(
  rows: readonly Row[],
  insert: (batch: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await insert(rows.slice(at, at + BATCH))
}

/** Who is in the institution, what it monitors, what things cost, what is known of whom. */
export async function storeInstitution(db: Db, world: World): Promise<void> {
  const since = new Date(world.startsAt)
  await db.insert(users).values(
    world.people.map((person, at) => ({
      id: person.id,
      email: `${person.id}@demo.invalid`,
      name: person.name,
      role: person.role,
      title: titleOf(person),
      demo: true,
      // The order of the list of personas.
      createdAt: new Date(world.startsAt + at),
    })),
  )
  await db
    .insert(assets)
    .values(
      world.assets.map(({ id, chain, symbol, decimals, name }) => ({ id, chain, symbol, decimals, name })),
    )
  for (const book of world.institution.books) {
    await db.insert(books).values({
      id: book.id,
      name: book.name,
      kind: book.kind,
      assetId: book.kind === 'platform' ? null : book.asset,
      demo: true,
      createdAt: since,
    })
  }
  const platform = world.institution.books.find((book) => book.kind === 'platform')
  if (platform?.kind !== 'platform') throw new Error('the demonstration institution has no platform book')
  await inBatches(world.customers, (batch) =>
    db.insert(customers).values(
      batch.map((customer) => ({
        ref: customer.ref,
        bookId: platform.id,
        name: customer.name,
        type: customer.type,
        riskRating: customer.riskRating,
        onboardedAt: new Date(customer.onboardedAt),
        exitedAt: customer.exitedAt === null ? null : new Date(customer.exitedAt),
        exitReason: customer.exitReason,
      })),
    ),
  )
  await inBatches(platform.scope, (batch) =>
    db.insert(bookAccounts).values(
      batch.map(({ address, role, customerRef }) => ({
        bookId: platform.id,
        account: accountOf(address),
        role,
        customerRef,
      })),
    ),
  )
  await inBatches(world.prices, (batch) =>
    db.insert(prices).values(
      batch.map(({ asset, day, hkdMinor, source }) => ({
        assetId: asset,
        currency: 'HKD',
        day,
        minorPerUnit: hkdMinor,
        source,
      })),
    ),
  )
  await inBatches(world.labels, (batch) => db.insert(labels).values(batch.map(labelRow)))
}

function labelRow(label: WorldLabel) {
  const instant = (at: number | null) => (at === null ? null : new Date(at))
  return {
    id: `L-${bytesToHex(sha256(utf8ToBytes(label.id))).slice(0, 20)}`,
    namespace: label.namespace,
    address: label.address.canonical,
    chain: label.chain,
    category: label.category,
    label: label.text,
    actor: label.actor,
    source: label.source,
    confidence: label.confidence,
    validFrom: instant(label.validFrom),
    validUntil: instant(label.validUntil),
    knownFrom: new Date(label.knownFrom),
  }
}

/** The history, a day at a time. Returns how many transfers were stored. */
export async function storeTransfers(db: Db, world: World, onDay: (stored: number) => void): Promise<number> {
  let stored = 0
  for (const day of world.batches()) {
    await inBatches(day.transfers, (batch) =>
      db.insert(transfers).values(
        batch.map((transfer) => ({
          id: transfer.key,
          chain: transfer.chain,
          txHash: transfer.txHash,
          logIndex: transfer.logIndex,
          txIndex: transfer.txIndex,
          block: transfer.block,
          time: new Date(transfer.time),
          fromAccount: accountOf(transfer.from),
          toAccount: accountOf(transfer.to),
          assetId: transfer.asset,
          amount: transfer.amount,
          fiatCurrency: 'HKD',
          fiatMinor: transfer.fiatMinor,
          priceSource: 'demonstration price',
          note: transfer.note,
        })),
      ),
    )
    stored += day.transfers.length
    onDay(stored)
  }
  return stored
}
