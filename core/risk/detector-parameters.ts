import type { RuleParameter } from './rule.ts'

type Named<Name extends string> = { readonly [Each in Name]: RuleParameter }

type Hopping = Named<'minBridgeHops' | 'window' | 'tolerance'>

/** With `minFlowShare` a share of the flow is enough too, from `minTotal` on. */
type Flow = Named<'minFlow' | 'window'> & {
  readonly minFlowShare?: RuleParameter
  readonly minTotal?: RuleParameter
}

/** The numbers each detector works with. What each means stands at the detector. */
export interface DetectorParameters {
  /** The immediate counterparty carries a label. `minValue` 0 is any amount, priced or not. */
  readonly 'direct-exposure': Named<'minValue' | 'reviewConfidence'>
  /** Part of the funds leads to a label: `minShare` or, where there is one, `minTraced` is enough. */
  readonly 'indirect-exposure': Named<'minShare' | 'maxHops' | 'reviewConfidence'> & {
    readonly minTraced?: RuleParameter
  }
  /** `bandFrom` and `bandTo` are whole per cent of the threshold, both included. */
  readonly structuring: Named<'threshold' | 'bandFrom' | 'bandTo' | 'minCount' | 'shortWindow' | 'longWindow'>
  readonly 'equal-outputs': Named<'minOutputs' | 'minInputs'>
  readonly 'peel-chain': Named<'minHops' | 'passedFrom' | 'passedTo' | 'hopWindow'>
  readonly 'chain-hopping': Hopping
  readonly 'swap-hopping': Hopping
  readonly 'recorded-hopping': Hopping
  readonly 'pass-through': Named<'passedOn' | 'minPassed' | 'shortWindow' | 'longWindow' | 'newFor'>
  readonly 'fan-in': Named<'minSenders' | 'maxPart' | 'passedOn' | 'shortWindow' | 'longWindow'>
  readonly 'fan-out': Named<'minRecipients' | 'spread' | 'window'>
  readonly burst: Named<'minCount' | 'minEach' | 'window' | 'newFor' | 'idleFor'>
  readonly staggered: Named<'minCount' | 'variation' | 'minInterval' | 'silence'>
  readonly 'rising-payments': Named<'minCount' | 'growth' | 'window' | 'newFor'>
  readonly 'first-time-buyer': Named<'minCount' | 'growth' | 'window' | 'boughtFor'>
  readonly 'vulnerable-payer': Named<'minCount' | 'growth' | 'window'>
  readonly 'retail-fan-in': Named<'minReceipts' | 'minExchanges' | 'window' | 'newFor'>
  readonly 'victim-payment': Named<'minPayment' | 'passedOn' | 'window' | 'quietFor'>
  readonly 'small-donations': Named<'minSenders' | 'maxEach' | 'window'>
  readonly 'category-flow': Flow
  readonly 'unlicensed-flow': Flow
  readonly 'jurisdiction-flow': Flow
  readonly 'p2p-cash-out': Named<'minFlow' | 'minCounterparties' | 'window'>
  readonly 'p2p-fiat-out': Named<'minFlow' | 'minCounterparties' | 'window' | 'paidOut' | 'paidWithin'>
  readonly 'privacy-conversion': Named<'window'>
  readonly 'unsupported-conversion': Named<'window'>
  readonly 'unproven-wallet': Named<'threshold' | 'proofAge'>
  readonly 'unhosted-limit': Named<'limit'>
  readonly 'travel-rule': Named<'threshold'>
  readonly poisoning: Named<'alike' | 'maxDust' | 'window'>
  readonly 'approval-sweep': Named<'swept' | 'sweptWithin'>
  readonly 'circular-flow': Named<'maxHops' | 'returned' | 'window'>
  readonly 'shared-wallet': Named<'minCustomers' | 'window'>
  readonly 'shared-device': Named<'minCustomers' | 'window'>
  readonly 'changed-details': Named<'minChanges' | 'window'>
  readonly deviation: Named<'minDeviation' | 'minHistory' | 'window'>
  readonly 'frequency-deviation': Named<'minDeviation' | 'minPeriods' | 'period' | 'window'>
  readonly 'peer-value': Named<'minDeviation' | 'minPeers' | 'window'>
  readonly 'peer-frequency': Named<'minDeviation' | 'minPeers' | 'period' | 'window'>
  readonly 'mint-redeem': Named<'minLoops' | 'returned' | 'window' | 'loopsWithin'>
  readonly 'frozen-holder': Named<'minValue'>
  readonly 'frozen-approval': Named<'approvedWithin'>
}
