import { newAccount, type Account } from './account.ts'
import type { CustomerParty } from './customers.ts'
import type { Ledger, Move } from './ledger.ts'
import { PlantDraft, type PlantClaim } from './plant-draft.ts'
import type { Random } from './random.ts'
import { MINUTE_MS, instantInDay } from './rhythm.ts'
import { anyCustomer, type Stage } from './stage.ts'
import { sweep } from './traffic/platform.ts'
import type { ChainId, WorldAsset } from './types.ts'

/** A typology that can be planted once or many times. */
export interface Typology {
  /** `T01` ... `T31` of the design catalogue. */
  readonly id: string
  /** Tells instances of different scripts of one typology apart. */
  readonly script: string
  /** Share of the expected alerts that this script brings; 0 = planted for rules to come. */
  readonly alertShare: number
  /** Alerts that one instance raises with the default rules, on average. */
  readonly alerts: number
  /** Instances where `alertShare` is 0: this many per thousand expected alerts, at least one. */
  readonly perThousand?: number
  /** An instance that starts on a day is over within so many days after it (0: the same day). */
  readonly spanDays: number
  /** First and last day of the history on which an instance may start; the default is any. */
  readonly days?: readonly [number, number]
  readonly plant: (plot: Plot) => PlantClaim
}

/** What a typology script works with: one instance, its own stream of chance, its own wallets. */
export class Plot {
  readonly stage: Stage
  readonly random: Random
  /** Instant at which the instance starts, in the rhythm of the Hong Kong day. */
  readonly startsAt: number
  readonly #ledger: Ledger
  readonly #draft: PlantDraft

  constructor(
    stage: Stage,
    ledger: Ledger,
    typology: Typology,
    id: string,
    dayStart: number,
    random: Random,
  ) {
    this.stage = stage
    this.random = random
    // The last block must still lie within the history.
    this.startsAt = Math.min(instantInDay(dayStart, random), stage.endsAt - 30 * MINUTE_MS)
    this.#ledger = ledger
    this.#draft = new PlantDraft(id, typology.id)
  }

  /** A wallet nobody has met before; it can spend only what this script sends it. */
  fresh(chain: ChainId): Account {
    return newAccount(chain, 'closed', this.random)
  }

  /** A wallet nobody has met before, of somebody who buys what they need at an exchange. */
  stranger(chain: ChainId): Account {
    return newAccount(chain, 'open', this.random)
  }

  /** A customer of the platform, of the given kind where one is asked for. */
  customer(chain: ChainId, isFit?: (customer: CustomerParty) => boolean): CustomerParty {
    return anyCustomer(this.stage, chain, this.startsAt, this.random, isFit)
  }

  actor(category: string, chain: ChainId): Account {
    return this.random.pick(this.stage.actors.of(category, chain))
  }

  hot(chain: ChainId): Account {
    return this.stage.hot.get(chain)!
  }

  units(asset: WorldAsset, hkd: number, at: number = this.startsAt): bigint {
    return this.stage.prices.units(asset, hkd, at)
  }

  send(at: number, from: Account, to: Account, asset: WorldAsset, amount: bigint): void {
    this.sendTogether(at, [{ from, to, asset, amount }])
  }

  sendTogether(at: number, moves: readonly Move[]): void {
    this.#ledger.schedule({ at: Math.floor(at), moves, draft: this.#draft })
  }

  /** Pays into a customer's deposit wallet; the platform sweeps it later, outside the instance. */
  deposit(at: number, from: Account, customer: CustomerParty, asset: WorldAsset, amount: bigint): void {
    this.send(at, from, customer.deposit.get(asset.chain)!, asset, amount)
    sweep(this.stage, this.#ledger, customer, asset, amount, Math.floor(at), this.random)
  }

  /** A customer's withdrawal from the platform. */
  withdraw(at: number, to: Account, asset: WorldAsset, amount: bigint): void {
    this.send(at, this.hot(asset.chain), to, asset, amount)
  }

  /** Records the script's claim; called once, after everything is scheduled. */
  close(claim: PlantClaim): void {
    this.#draft.claim = claim
  }
}
