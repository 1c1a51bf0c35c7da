import { createHash } from 'node:crypto'
import type { TestFile } from './pages/import-screen.ts'

/** A case of its own for one journey: addresses and hashes that no other journey and no seed uses. */
export interface CaseFiles {
  readonly transfers: TestFile
  readonly labels: TestFile
  readonly actor: string
}

interface CaseOptions {
  /** Slug of the category that the paying address is labelled with. */
  readonly category: string
  /** Name of the labelled actor, unique to the journey. */
  readonly actor: string
}

/** A valid lower-case EVM address or hash made of a name: the same name gives the same text, another name another. */
function hexOf(name: string, length: number): string {
  return `0x${createHash('sha256').update(name).digest('hex').slice(0, length)}`
}

/**
 * One payment of USDC worth HK$78,000 from a labelled address to an unlabelled one, and the label. The receiver's
 * onward transfer gives the picture something to show.
 */
export function caseFiles({ category, actor }: CaseOptions): CaseFiles {
  const [source, receiver, next] = ['source', 'receiver', 'next'].map((who) => hexOf(`${actor}/${who}`, 40))
  const [first, second] = ['first', 'second'].map((tx) => hexOf(`${actor}/${tx}`, 64))
  const slug = actor.toLowerCase().replaceAll(' ', '-')
  return {
    actor,
    transfers: {
      name: `${slug}-transfers.csv`,
      text: [
        'chain,tx_hash,log_index,block,time,from,to,asset,amount,fiat_value,fiat_currency,price_source',
        `ethereum,${first},1,21000001,2026-09-01T03:00:00Z,${source},${receiver},USDC,10000,78000,HKD,test price`,
        `ethereum,${second},4,21000050,2026-09-01T03:12:00Z,${receiver},${next},USDC,2500.5,19503.9,HKD,test price`,
        `ethereum,${second},5,21000050,2026-09-01T03:12:00Z,${receiver},0x1234,USDC,1,7.8,HKD,test price`,
        '',
      ].join('\n'),
    },
    labels: {
      name: `${slug}-labels.csv`,
      text: [
        'address,category,actor,label,source,confidence,valid_from',
        `${source},${category},${actor},${actor} wallet,Test list,90,2026-01-01`,
        '',
      ].join('\n'),
    },
  }
}

/** A payment of 10,000 USDC from a labelled address. */
interface Payment {
  readonly tx: string
  readonly source: string
  readonly receiver: string
  readonly category: string
  readonly actor: string
  readonly time: string
}

/** The payments and their labels as the two files a person imports. */
function filesOf(name: string, payments: readonly Payment[]): CaseFiles {
  const slug = name.toLowerCase().replaceAll(' ', '-')
  const labels = new Map(payments.map((payment) => [payment.source, payment]))
  return {
    actor: name,
    transfers: {
      name: `${slug}-transfers.csv`,
      text: [
        'chain,tx_hash,log_index,block,time,from,to,asset,amount,fiat_value,fiat_currency,price_source',
        ...payments.map(
          ({ tx, source, receiver, time }, at) =>
            `ethereum,${tx},1,${21_100_000 + at},${time},${source},${receiver},USDC,10000,78000,HKD,test price`,
        ),
        '',
      ].join('\n'),
    },
    labels: {
      name: `${slug}-labels.csv`,
      text: [
        'address,category,actor,label,source,confidence,valid_from',
        ...[...labels.values()].map(
          ({ source, category, actor }) =>
            `${source},${category},${actor},${name} wallet,Test list,90,2026-01-01`,
        ),
        '',
      ].join('\n'),
    },
  }
}

/**
 * So many payments from labelled addresses of each category, every one from an address of its own to another
 * customer's: one alert each, and no pattern among them. The actors' names begin with `name`.
 */
export function shiftFiles(name: string, counts: Readonly<Record<string, number>>): CaseFiles {
  const payments = Object.entries(counts).flatMap(([category, count]) =>
    Array.from({ length: count }, (_, at) => {
      const own = `${name}/${category}/${at}`
      return {
        category,
        actor: `${name} ${category}`,
        source: hexOf(`${own}/source`, 40),
        receiver: hexOf(`${own}/receiver`, 40),
        tx: hexOf(`${own}/tx`, 64),
        time: '2026-09-02T03:00:00Z',
      }
    }),
  )
  return filesOf(name, payments)
}

/** So many payments by one labelled address, a day apart, each to somebody else: alerts of one cause. */
export function causeFiles({ category, actor }: CaseOptions, count: number): CaseFiles {
  const payments = Array.from({ length: count }, (_, at) => ({
    category,
    actor,
    source: hexOf(`${actor}/source`, 40),
    receiver: hexOf(`${actor}/receiver/${at}`, 40),
    tx: hexOf(`${actor}/tx/${at}`, 64),
    time: new Date(Date.UTC(2026, 8, 1 + at, 3)).toISOString(),
  }))
  return filesOf(actor, payments)
}
