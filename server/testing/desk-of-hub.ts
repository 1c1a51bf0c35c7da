import { screen } from '../monitor/pipeline.ts'
import { signedIn } from './client.ts'
import { testPorts } from './desk.ts'
import {
  account,
  ALICE,
  ETH,
  storeLabels,
  storePeople,
  storePlatform,
  storeTransfers,
  T0,
  type TransferSpec,
  USDC,
} from './facts.ts'

export const HUB = account(500)
export const [SANCTIONED, EXCHANGE, MIDDLE] = [account(100), account(101), account(102)]
export const unit = 10n ** 18n

/** A hub that sends two assets to forty accounts, receives from ten, and once from itself. */
export const hub: TransferSpec[] = [
  ...Array.from({ length: 120 }, (_, n) => ({
    id: `out-${n}`,
    from: HUB,
    to: account(600 + ((n * 7) % 40)),
    asset: n % 3 === 0 ? USDC : ETH,
    amount: BigInt(1 + ((n * 37) % 50)) * (n % 3 === 0 ? 10n ** 6n : 10n ** 18n),
  })),
  ...Array.from({ length: 30 }, (_, n) => ({
    id: `in-${n}`,
    from: account(600 + (n % 10)),
    to: HUB,
    time: null,
  })),
  { id: 'self', from: HUB, to: HUB },
]

/** A sanctioned account and an exchange pay Alice through an account that nobody has labelled. */
const chain: TransferSpec[] = [
  { id: 'p1', from: SANCTIONED, to: MIDDLE, amount: 30n * unit, block: 5_001 },
  { id: 'p2', from: EXCHANGE, to: MIDDLE, amount: 20n * unit, block: 5_002 },
  { id: 'p3', from: account(103), to: MIDDLE, amount: 50n * unit, block: 5_003 },
  { id: 'p4', from: MIDDLE, to: ALICE, amount: 40n * unit, block: 5_004 },
  { id: 'p5', from: account(104), to: ALICE, amount: 60n * unit, block: 5_005 },
]

/** A desk that holds both and has screened them, and an analyst at it. */
export async function deskOfHub() {
  const desk = await testPorts()
  const { db } = desk.ports
  await storePlatform(db)
  await storePeople(db)
  await storeLabels(db, [
    { id: 'l-1', account: SANCTIONED, category: 'sanctioned-entity', actor: 'Example Entity' },
    { id: 'l-2', account: EXCHANGE, category: 'exchange', actor: 'Example Exchange' },
    { id: 'l-3', account: account(600), category: 'scam', validUntil: T0 },
  ])
  await storeTransfers(db, hub)
  await storeTransfers(db, chain)
  await screen(desk.ports, { trigger: 'test' })
  return { desk, ana: await signedIn(desk.ports, 'ana') }
}
