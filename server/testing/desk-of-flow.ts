import {
  account,
  HOUR,
  MINUTE,
  storeLabels,
  storePeople,
  storePlatform,
  storeTransfers,
  T0,
  type TransferSpec,
  USDC,
} from './facts.ts'
import { testPorts } from './desk.ts'
import { signedIn } from './client.ts'

export const [A, B, M, Z, SWAP, HUB] = [11, 12, 13, 14, 15, 16].map(account) as [
  string,
  string,
  string,
  string,
  string,
  string,
]
export const unit = 10n ** 18n

/** a and b pay m, m pays z; a also goes to z through an exchange, which no path crosses. */
const FLOW: TransferSpec[] = [
  { id: 'f1', from: A, to: M, amount: 30n * unit },
  { id: 'f2', from: B, to: M, amount: 70n * unit },
  { id: 'f3', from: M, to: Z, amount: 40n * unit },
  { id: 'f4', from: A, to: SWAP, amount: 500n * unit },
  { id: 'f5', from: SWAP, to: Z, amount: 500n * unit },
  { id: 'f6', from: A, to: M, amount: 5n, asset: USDC },
  { id: 'f7', from: M, to: Z, amount: 4n, asset: USDC },
]

/**
 * A desk that holds a small flow and a hub with sixty transfers to twenty accounts, an exchange in force, a scam that
 * was learned an hour after the flow began; and an analyst at it.
 */
export async function deskOfFlow() {
  const desk = await testPorts()
  const { db } = desk.ports
  await storePlatform(db)
  await storePeople(db)
  await storeLabels(db, [
    { id: 'l-swap', account: SWAP, category: 'exchange', actor: 'Example Exchange' },
    { id: 'l-late', account: A, category: 'scam', actor: 'Late Scam', knownFrom: T0 + HOUR },
  ])
  await storeTransfers(db, FLOW)
  await storeTransfers(
    db,
    Array.from({ length: 60 }, (_, n) => ({
      id: `h${n}`,
      from: HUB,
      to: account(1_000 + (n % 20)),
      amount: BigInt(n + 1) * unit,
      block: 5_000 + n,
      time: T0 + (5_000 + n) * MINUTE,
    })),
  )
  return { desk, ana: await signedIn(desk.ports, 'ana') }
}
