import { newAccount, type Account } from './account.ts'
import { Actors, MINT } from './actors.ts'
import { BITCOIN, ETHEREUM, TRON } from './addresses.ts'
import { BOND, LHKD } from './assets.ts'
import { isActive, makeCustomers, type CustomerParty } from './customers.ts'
import { DAY_MS, PriceBook } from './prices.ts'
import { Random } from './random.ts'
import { HISTORY_DAYS } from './rhythm.ts'
import { SIZES, type SizePlan } from './sizes.ts'
import { makeStories, type Stories } from './stories.ts'
import type { ChainId, WorldAsset, WorldOptions } from './types.ts'

/** Everybody and everything that can take part in the history, before anything happens. */
export interface Stage {
  readonly plan: SizePlan
  readonly startsAt: number
  readonly endsAt: number
  readonly random: Random
  readonly prices: PriceBook
  readonly actors: Actors
  readonly stories: Stories
  readonly customers: readonly CustomerParty[]
  readonly exited: readonly CustomerParty[]
  readonly hot: ReadonlyMap<ChainId, Account>
  readonly cold: ReadonlyMap<ChainId, Account>
  readonly redemption: Account
  readonly bondAgent: Account
  readonly tokenHolders: readonly Account[]
  readonly bondHolders: readonly Account[]
}

const CHAINS: readonly ChainId[] = [ETHEREUM, TRON, BITCOIN]

export function makeStage({ size, seed, endsAt }: WorldOptions): Stage {
  const plan = SIZES[size]
  const startsAt = endsAt - HISTORY_DAYS * DAY_MS
  const random = new Random(`world/${size}/${seed}`)
  const crowd = (name: string, count: number, supply: Account['supply']): Account[] => {
    const stream = random.fork(name)
    return Array.from({ length: count }, () => newAccount(ETHEREUM, supply, stream))
  }
  const wallets = (name: string, supply: Account['supply']): Map<ChainId, Account> =>
    new Map(CHAINS.map((chain) => [chain, newAccount(chain, supply, random.fork(`${name}/${chain}`))]))
  const customers = makeCustomers(plan, startsAt, random.fork('customers'))
  return {
    plan,
    startsAt,
    endsAt,
    random,
    prices: new PriceBook(startsAt, endsAt, random.fork('prices')),
    actors: new Actors(plan.addressesPerActor, random.fork('actors')),
    stories: makeStories(random.fork('stories')),
    customers,
    exited: customers.filter(({ record }) => record.exitedAt !== null),
    hot: wallets('hot', 'hot'),
    cold: wallets('cold', 'closed'),
    redemption: newAccount(ETHEREUM, 'closed', random.fork('redemption')),
    bondAgent: newAccount(ETHEREUM, 'origin', random.fork('bond-agent')),
    tokenHolders: crowd('token-holders', plan.tokenHolders, 'open'),
    bondHolders: crowd('bond-holders', plan.bondHolders, 'open'),
  }
}

/** The account, never short itself, that funds `account` with `asset`; null where there is none. */
export function funderOf(stage: Stage, account: Account, asset: WorldAsset, random: Random): Account | null {
  const { supply } = account
  if (supply === 'closed' || supply === 'origin') return null
  if (asset === BOND) return stage.bondAgent
  if (asset === LHKD) return supply === 'marked' ? random.pick(stage.actors.of('defi', ETHEREUM)) : MINT
  return random.pick(stage.actors.of(supply === 'hot' ? 'custodian' : 'exchange', asset.chain))
}

/** Draws for one customer before it is said that there is none: far more than any world needs. */
const MAX_DRAWS_PER_CUSTOMER = 100

/**
 * A customer of the platform at `time`, with wallets on the chain; busy ones no more often than others.
 * @throws RangeError where nobody fits, instead of searching for ever.
 */
export function anyCustomer(
  stage: Stage,
  chain: ChainId,
  time: number,
  random: Random,
  isFit: (customer: CustomerParty) => boolean = () => true,
): CustomerParty {
  for (let draws = MAX_DRAWS_PER_CUSTOMER * stage.customers.length; draws > 0; draws -= 1) {
    const customer = random.pick(stage.customers)
    const isHere = customer.record.exitedAt === null && customer.deposit.has(chain)
    if (isHere && isActive(customer, time) && isFit(customer)) return customer
  }
  throw new RangeError(`no customer fits on ${chain} at ${new Date(time).toISOString()}`)
}
