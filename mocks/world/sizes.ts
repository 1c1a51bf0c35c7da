import type { WorldSize } from './types.ts'

export interface SizePlan {
  readonly customers: number
  readonly exitedCustomers: number
  /** Transfers aimed at over the whole history; the result is within 1 % of it. */
  readonly transfers: number
  /** Alerts that the planted instances are expected to raise with the default rules. */
  readonly alerts: number
  /** Addresses per chain of one attributed actor. */
  readonly addressesPerActor: number
  readonly tokenHolders: number
  readonly bondHolders: number
}

export const SIZES: Record<WorldSize, SizePlan> = {
  small: {
    customers: 120,
    exitedCustomers: 4,
    transfers: 2_000,
    alerts: 150,
    addressesPerActor: 1,
    tokenHolders: 40,
    bondHolders: 12,
  },
  normal: {
    customers: 800,
    exitedCustomers: 16,
    transfers: 20_000,
    alerts: 2_000,
    addressesPerActor: 3,
    tokenHolders: 300,
    bondHolders: 60,
  },
  large: {
    customers: 20_000,
    exitedCustomers: 240,
    transfers: 1_000_000,
    alerts: 100_000,
    addressesPerActor: 20,
    tokenHolders: 8_000,
    bondHolders: 1_200,
  },
}
