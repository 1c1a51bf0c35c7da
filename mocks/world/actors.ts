import { newAccount, type Account, type Supply } from './account.ts'
import { BITCOIN, ETHEREUM, TRON, addressOf } from './addresses.ts'
import type { Random } from './random.ts'
import type { ChainId } from './types.ts'

/** One invented actor of the outside world and the list that attributes it. */
interface ActorSpec {
  readonly actor: string
  readonly category: string
  readonly source: string
  readonly confidence: number
  readonly chains: readonly ChainId[]
  readonly supply: Supply
}

export interface Actor extends ActorSpec {
  readonly accounts: readonly Account[]
}

export const SANCTIONS_LIST = 'Demo sanctions list'
export const PROVIDER_A = 'Demo attribution provider'
export const PROVIDER_B = 'Second demo provider'
export const WATCHLIST = 'Internal watchlist'
export const OPEN_TAGS = 'Demo open tag pack'

const ALL: readonly ChainId[] = [ETHEREUM, TRON, BITCOIN]
const EVM_TRON: readonly ChainId[] = [ETHEREUM, TRON]

const service = (
  actor: string,
  category: string,
  chains: readonly ChainId[],
  source: string = PROVIDER_A,
  confidence = 70,
): ActorSpec => ({ actor, category, source, confidence, chains, supply: 'origin' })

const risk = (
  actor: string,
  category: string,
  chains: readonly ChainId[],
  source: string = PROVIDER_A,
  confidence = 70,
): ActorSpec => ({ actor, category, source, confidence, chains, supply: 'marked' })

/** Everybody here is invented. Services hold funds from before the history; risk actors must be paid first. */
const ACTOR_SPECS: readonly ActorSpec[] = [
  service('Harbourline Exchange', 'exchange', ALL),
  service('Tidewater Digital', 'exchange', ALL),
  service('Osprey Markets', 'exchange', ALL),
  service('Stonegate Custody', 'custodian', ALL, PROVIDER_A, 90),
  service('Granite Pool', 'mining', [BITCOIN], PROVIDER_A, 90),
  service('Payjetty', 'payment-processor', ALL),
  service('Span Bridge', 'bridge', EVM_TRON, PROVIDER_A, 90),
  service('Prism Pool', 'defi', [ETHEREUM], PROVIDER_A, 90),
  service('Night Market P2P', 'p2p-exchange', ALL),
  service('QuickVault', 'high-risk-exchange', ALL),
  service('SwapHopper', 'instant-exchange', ALL),
  service('Lucky Lantern Casino', 'gambling', ALL),
  service('Dragon Reel Bets', 'gambling', EVM_TRON, OPEN_TAGS, 20),
  service('Whirl Cash', 'mixer', [ETHEREUM], PROVIDER_A, 90),
  service('Fogline', 'mixer', [BITCOIN]),
  risk('Vostrel Procurement Network', 'sanctioned-entity', ALL, SANCTIONS_LIST, 60),
  risk('Karsk Marine Services', 'sanctioned-entity', EVM_TRON, SANCTIONS_LIST, 60),
  risk('Belmarsk Coin House', 'sanctioned-jurisdiction', EVM_TRON),
  risk('Demo proscribed campaign', 'terrorism', [BITCOIN, TRON], SANCTIONS_LIST, 60),
  risk('GreyLatch', 'ransomware', [BITCOIN]),
  risk('Ninth Padlock', 'ransomware', [BITCOIN, ETHEREUM], PROVIDER_B, 50),
  risk('Copper Vault exploit', 'stolen-funds', EVM_TRON),
  risk('Larkspur hot-wallet theft', 'stolen-funds', [BITCOIN, ETHEREUM], PROVIDER_B, 50),
  risk('Hollow Bazaar', 'darknet-market', ALL),
  risk('CardAlley', 'fraud-shop', ALL),
  risk('K-7 laundering ring', 'illicit-actor', ALL, PROVIDER_B, 50),
  risk('Evergold Invest', 'scam', EVM_TRON),
  risk('Bluebell Yield Club', 'scam', ALL, OPEN_TAGS, 20),
  risk('Wallet-check drainer', 'phishing', [ETHEREUM], OPEN_TAGS, 20),
]

export const MINT: Account = { address: addressOf(ETHEREUM, new Uint8Array(20)), supply: 'origin' }

/** The actors of one world and how to find them. */
export class Actors {
  readonly all: readonly Actor[]
  readonly #byCategory = new Map<string, Account[]>()

  constructor(addressesPerActor: number, random: Random) {
    this.all = ACTOR_SPECS.map((spec) => {
      const stream = random.fork(spec.actor)
      const accounts = spec.chains.flatMap((chain) =>
        Array.from({ length: addressesPerActor }, () => newAccount(chain, spec.supply, stream)),
      )
      return { ...spec, accounts }
    })
    for (const actor of this.all) {
      for (const account of actor.accounts) {
        const key = `${actor.category}|${account.address.chain}`
        this.#byCategory.set(key, [...(this.#byCategory.get(key) ?? []), account])
      }
    }
  }

  /** Accounts of a category on a chain. @throws RangeError when there are none. */
  of(category: string, chain: ChainId): readonly Account[] {
    const found = this.#byCategory.get(`${category}|${chain}`)
    if (!found) throw new RangeError(`no ${category} actor on ${chain}`)
    return found
  }

  has(category: string, chain: ChainId): boolean {
    return this.#byCategory.has(`${category}|${chain}`)
  }
}
