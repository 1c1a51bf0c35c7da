import { randomStream } from '../engine/synthetic.ts'

const CHAIN = 'eip155:1'
const ASSETS = [
  { id: 'ETH', decimals: 18, usual: 1.2 },
  { id: '0xdAC17F958D2ee523a2206206994597C13D831ec7', decimals: 6, usual: 2_400 },
  { id: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48', decimals: 6, usual: 900 },
] as const
const CATEGORIES = [
  'exchange',
  'mixer',
  'bridge',
  'gambling',
  'scam',
  'exchange',
  'payment-processor',
] as const
/** 2023-03-01, and the time between two transfers, ms. */
const [BEGIN, STEP] = [1_677_628_800_000, 97_000]
const FIRST_BLOCK = 16_730_000

interface ExplorerFiles {
  /** CSV files as the import takes them. */
  readonly transfers: string
  readonly labels: string
}

interface ExplorerSize {
  readonly accounts: number
  /** Counterparties of the one account that everybody pays. */
  readonly hub: number
}

/** An address made of its number, that looks like any other. */
export function addressOf(account: number): string {
  const random = randomStream(account * 2_654_435_761 + 97)
  return `0x${Array.from({ length: 40 }, () => Math.floor(random() * 16).toString(16)).join('')}`
}

/**
 * Accounts that pay each other, most of them a handful of others, a few of them many, over three assets, one in
 * forty attributed; and a hub that two thirds of its counterparties pay and which pays the others. Seeded.
 */
export function explorerFiles({ accounts, hub }: ExplorerSize, seed: number): ExplorerFiles {
  const random = randomStream(seed)
  const rows: string[] = []
  const pay = (from: number, to: number): void => {
    const at = rows.length
    const asset = ASSETS[Math.floor(random() ** 2 * ASSETS.length)]!
    const amount = asset.usual * Math.exp(1.6 * normal(random))
    rows.push(
      [
        CHAIN,
        `0x${at.toString(16).padStart(64, '0')}`,
        FIRST_BLOCK + at * 8,
        new Date(BEGIN + at * STEP).toISOString(),
        addressOf(from),
        addressOf(to),
        asset.id,
        amount.toFixed(Math.min(6, asset.decimals)),
      ].join(','),
    )
  }
  for (let account = 0; account < accounts; account += 1) {
    // Pareto: half pay two to four others, one in a hundred more than twenty.
    const others = Math.min(60, 2 + Math.floor(1.2 / random() ** 0.62))
    for (let nr = 0; nr < others; nr += 1) {
      const to = Math.floor(random() * accounts)
      if (to === account) continue
      pay(account, to)
      if (random() < 0.25) pay(account, to)
    }
  }
  // The hub and its counterparties stand after all others: its address is `addressOf(accounts)`.
  const around = accounts
  for (let nr = 0; nr < hub; nr += 1) {
    const other = around + 1 + nr
    if (nr % 3 === 2) pay(around, other)
    else pay(other, around)
  }
  return {
    transfers: file('chain,tx_hash,block,time,from,to,asset,amount', rows),
    labels: file('address,category,label,actor,source,confidence', labelsOf(accounts, random)),
  }
}

function labelsOf(accounts: number, random: () => number): readonly string[] {
  return Array.from({ length: Math.floor(accounts / 40) }, (_, nr) => {
    const category = CATEGORIES[nr % CATEGORIES.length]!
    const name = `${category} ${nr + 1}`
    return [addressOf(Math.floor(random() * accounts)), category, name, name, 'Synthetic', 80].join(',')
  })
}

function file(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join('\n')}\n`
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
