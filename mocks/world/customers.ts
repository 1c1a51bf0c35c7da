import { newAccount, type Account } from './account.ts'
import { BITCOIN, ETHEREUM, TRON } from './addresses.ts'
import { BTC, ETH, LHKD, TRON_USDT, USDC, USDT } from './assets.ts'
import { corporateName, individualName } from './names.ts'
import { DAY_MS } from './prices.ts'
import type { Random } from './random.ts'
import type { SizePlan } from './sizes.ts'
import type { ChainId, WorldAsset, WorldCustomer } from './types.ts'

/** A customer as the generator plays them: the record of the book, and habits nobody writes down. */
export interface CustomerParty {
  readonly record: WorldCustomer
  readonly deposit: ReadonlyMap<ChainId, Account>
  readonly own: ReadonlyMap<ChainId, Account>
  /** Assets they use, favourite first. */
  readonly assets: readonly WorldAsset[]
  /** How often they act, relative to others (heavy tailed). */
  readonly weight: number
  readonly medianHkd: number
  /** Hour of the Hong Kong day around which they act. */
  readonly hour: number
  /** Day of the month on which they invest their salary, or null. */
  readonly salaryDay: number | null
}

const EXIT_REASONS = [
  'Relationship ended after unanswered source-of-funds questions',
  'Relationship ended after repeated third-party deposits',
  'Account used on behalf of an undisclosed person',
]
const CHAINS: readonly ChainId[] = [ETHEREUM, TRON, BITCOIN]
const TRADED = [ETH, USDT, USDC, BTC, TRON_USDT, LHKD]

function wallets(random: Random): Pick<CustomerParty, 'deposit' | 'own'> {
  const deposit = new Map<ChainId, Account>()
  const own = new Map<ChainId, Account>()
  for (const chain of CHAINS) {
    const has = chain === ETHEREUM || random.chance(chain === TRON ? 0.6 : 0.45)
    if (!has) continue
    deposit.set(chain, newAccount(chain, 'closed', random))
    own.set(chain, newAccount(chain, 'open', random))
  }
  return { deposit, own }
}

function oneCustomer(at: number, startsAt: number, exits: boolean, random: Random): CustomerParty {
  const corporate = random.chance(0.12)
  const { deposit, own } = wallets(random)
  const usable = TRADED.filter((asset) => deposit.has(asset.chain))
  const early = exits || random.chance(0.72)
  const onboardedAt = early
    ? startsAt - Math.floor(random.between(20, 900) * DAY_MS)
    : startsAt + Math.floor(random.between(0, 78) * DAY_MS)
  const record: WorldCustomer = {
    ref: `C-${String(at + 1).padStart(6, '0')}`,
    name: corporate ? corporateName(random) : individualName(random),
    type: corporate ? 'corporate' : 'individual',
    riskRating: exits || random.chance(0.06) ? 'high' : random.chance(0.28) ? 'medium' : 'low',
    onboardedAt,
    exitedAt: exits ? startsAt + Math.floor(random.between(15, 45) * DAY_MS) : null,
    exitReason: exits ? random.pick(EXIT_REASONS) : null,
    wallets: [
      ...[...deposit.values()].map(({ address }) => ({ address, role: 'customer-deposit' as const })),
      ...[...own.values()].map(({ address }) => ({ address, role: 'customer-withdrawal' as const })),
    ],
  }
  return {
    record,
    deposit,
    own,
    assets: random.sample(usable, Math.min(usable.length, random.int(1, 3))),
    weight: random.heavy(1, 1.1),
    medianHkd: corporate ? random.heavy(90_000, 0.8) : random.heavy(3_200, 0.9),
    hour: random.pick([8, 10, 12, 13, 15, 18, 20, 21, 22]),
    salaryDay: !corporate && random.chance(0.2) ? random.int(1, 28) : null,
  }
}

/** All customers; those who will be exited are spread evenly through the list. */
export function makeCustomers(plan: SizePlan, startsAt: number, random: Random): CustomerParty[] {
  const every = Math.floor(plan.customers / plan.exitedCustomers)
  const customers = Array.from({ length: plan.customers }, (_, at) =>
    oneCustomer(
      at,
      startsAt,
      at % every === every - 1 && at < every * plan.exitedCustomers,
      random.fork(String(at)),
    ),
  )
  return withHighRiskEverywhere(customers, startsAt)
}

/**
 * The stories need, on every chain and from the first day, a customer rated high who stays. In a small world
 * chance may rate nobody so: then the first who could be is.
 */
function withHighRiskEverywhere(customers: CustomerParty[], startsAt: number): CustomerParty[] {
  const couldBe = ({ record, deposit }: CustomerParty): boolean =>
    record.onboardedAt <= startsAt && record.exitedAt === null && deposit.size === CHAINS.length
  if (customers.some((customer) => couldBe(customer) && customer.record.riskRating === 'high'))
    return customers
  const chosen = customers.find(couldBe)
  return customers.map((customer) =>
    customer === chosen
      ? { ...customer, record: { ...customer.record, riskRating: 'high' as const } }
      : customer,
  )
}

/** True while the relationship exists. */
export function isActive({ record }: CustomerParty, time: number): boolean {
  return record.onboardedAt <= time && (record.exitedAt === null || time < record.exitedAt)
}
