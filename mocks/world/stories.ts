import { newAccount, type Account } from './account.ts'
import { OPEN_TAGS, PROVIDER_A, PROVIDER_B, SANCTIONS_LIST, WATCHLIST, type Actors } from './actors.ts'
import { BITCOIN, ETHEREUM, TRON } from './addresses.ts'
import type { CustomerParty } from './customers.ts'
import { DAY_MS } from './prices.ts'
import type { Random } from './random.ts'
import type { WorldLabel } from './types.ts'

/** Days of the history on which something becomes true or known. */
export const STORY_DAYS = { designated: 45, delisted: 40, theftHappened: 20, theftKnown: 60 } as const

/** Addresses about which the lists change their mind during the history. */
export interface Stories {
  /** Designated on day 45; traded before. */
  readonly designated: Account
  /** On the sanctions list from before the history until day 40. */
  readonly delisted: Account
  /** Holds stolen funds from day 20; the provider publishes it on day 60. */
  readonly lateKnown: Account
  /** Said to be ransomware by a heuristic at confidence 10. */
  readonly doubtful: Account
  /** A darknet market to one provider, an exchange to the other. */
  readonly disputed: Account
}

export function makeStories(random: Random): Stories {
  return {
    designated: newAccount(ETHEREUM, 'marked', random),
    delisted: newAccount(TRON, 'marked', random),
    lateKnown: newAccount(ETHEREUM, 'marked', random),
    doubtful: newAccount(BITCOIN, 'marked', random),
    disputed: newAccount(TRON, 'marked', random),
  }
}

type Claim = Omit<WorldLabel, 'id' | 'address' | 'namespace' | 'chain'>

const always = { validFrom: null, validUntil: null } as const

function storyClaims(stories: Stories, startsAt: number): (readonly [Account, Claim])[] {
  const day = (n: number): number => startsAt + n * DAY_MS
  const long = day(-400)
  const by = (source: string, confidence: number, actor: string | null) => ({ source, confidence, actor })
  return [
    [
      stories.designated,
      {
        ...by(SANCTIONS_LIST, 60, 'Orlo Maritime Brokers'),
        category: 'sanctioned-entity',
        text: 'Orlo Maritime Brokers (designated)',
        validFrom: day(STORY_DAYS.designated),
        validUntil: null,
        knownFrom: day(STORY_DAYS.designated) + 4 * 3_600_000,
      },
    ],
    [
      stories.delisted,
      {
        ...by(SANCTIONS_LIST, 60, 'Senn Industrial Supply'),
        category: 'sanctioned-entity',
        text: 'Senn Industrial Supply (delisted)',
        validFrom: long,
        validUntil: day(STORY_DAYS.delisted),
        knownFrom: long,
      },
    ],
    [
      stories.lateKnown,
      {
        ...by(PROVIDER_A, 70, 'Quarry Wallet theft'),
        category: 'stolen-funds',
        text: 'Quarry Wallet theft',
        validFrom: day(STORY_DAYS.theftHappened),
        validUntil: null,
        knownFrom: day(STORY_DAYS.theftKnown),
      },
    ],
    [
      stories.doubtful,
      {
        ...by(OPEN_TAGS, 10, null),
        ...always,
        category: 'ransomware',
        text: 'possible ransom payment (heuristic)',
        knownFrom: long,
      },
    ],
    [
      stories.disputed,
      {
        ...by(PROVIDER_A, 50, 'Hollow Bazaar'),
        ...always,
        category: 'darknet-market',
        text: 'Hollow Bazaar vendor',
        knownFrom: long,
      },
    ],
    [
      stories.disputed,
      {
        ...by(PROVIDER_B, 50, 'Osprey Markets'),
        ...always,
        category: 'exchange',
        text: 'Osprey Markets deposit',
        knownFrom: long,
      },
    ],
  ]
}

export interface LabelSources {
  readonly actors: Actors
  readonly stories: Stories
  readonly customers: readonly CustomerParty[]
  /** The institution's own wallets and contracts: the trace stops there. */
  readonly own: readonly (readonly [Account, category: string, text: string])[]
  readonly ownName: string
  readonly startsAt: number
}

/** Every claim of every list, in a fixed order. */
export function makeLabels({
  actors,
  stories,
  customers,
  own,
  ownName,
  startsAt,
}: LabelSources): WorldLabel[] {
  const long = startsAt - 400 * DAY_MS
  const claims: (readonly [Account, Claim])[] = []
  for (const { actor, category, source, confidence, accounts } of actors.all) {
    for (const account of accounts) {
      claims.push([account, { ...always, category, text: actor, actor, source, confidence, knownFrom: long }])
    }
  }
  for (const [account, category, text] of own) {
    const claim = { category, text, actor: ownName, source: WATCHLIST, confidence: 100, knownFrom: long }
    claims.push([account, { ...always, ...claim }])
  }
  claims.push(...storyClaims(stories, startsAt))
  for (const { record, own } of customers) {
    if (record.exitedAt === null) continue
    for (const account of own.values()) {
      claims.push([
        account,
        {
          category: 'internal-exited',
          text: `Former customer ${record.ref}`,
          actor: record.ref,
          source: WATCHLIST,
          confidence: 100,
          validFrom: record.exitedAt,
          validUntil: null,
          knownFrom: record.exitedAt,
        },
      ])
    }
  }
  return claims.map(([account, claim], at) => ({
    id: `L-${String(at + 1).padStart(6, '0')}`,
    address: account.address,
    namespace: account.address.chain.split(':')[0] as WorldLabel['namespace'],
    chain: account.address.chain.startsWith('eip155') ? null : account.address.chain,
    ...claim,
  }))
}
