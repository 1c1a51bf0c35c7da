import type { Account } from '../account.ts'
import { BTC, TRON_USDT, USDT } from '../assets.ts'
import type { PlantClaim } from '../plant-draft.ts'
import type { Plot, Typology } from '../plot.ts'
import { STORY_DAYS, type Stories } from '../stories.ts'
import type { ExpectedRule, PlantedInstance, WorldAsset } from '../types.ts'

interface Episode {
  readonly id: string
  readonly script: string
  readonly who: keyof Stories
  readonly asset: WorldAsset
  readonly days: readonly [number, number]
  readonly expectedRule: ExpectedRule | null
  readonly verdict: PlantedInstance['verdict']
  readonly perThousand: number
  readonly note: string
}

const { designated, delisted, theftHappened, theftKnown } = STORY_DAYS
const sanctioned: ExpectedRule = { kind: 'direct', category: 'sanctioned-entity' }

/** One margin day on either side of a change of the lists: blocks and clocks never fall on the wrong side. */
const EPISODES: readonly Episode[] = [
  {
    id: 'T01',
    script: 'before-designation',
    who: 'designated',
    asset: USDT,
    days: [5, designated - 2],
    expectedRule: null,
    verdict: 'explainable',
    perThousand: 12,
    note: 'traded before the designation: no alert then, a look back once the list changes',
  },
  {
    id: 'T01',
    script: 'after-designation',
    who: 'designated',
    asset: USDT,
    days: [designated + 2, 89],
    expectedRule: sanctioned,
    verdict: 'suspicious',
    perThousand: 8,
    note: 'traded after the designation',
  },
  {
    id: 'T01',
    script: 'before-delisting',
    who: 'delisted',
    asset: TRON_USDT,
    days: [2, delisted - 2],
    expectedRule: sanctioned,
    verdict: 'suspicious',
    perThousand: 6,
    note: 'traded while listed',
  },
  {
    id: 'T01',
    script: 'after-delisting',
    who: 'delisted',
    asset: TRON_USDT,
    days: [delisted + 2, 89],
    expectedRule: null,
    verdict: 'noise',
    perThousand: 6,
    note: 'traded after the delisting: the claim is no longer in force',
  },
  {
    id: 'T12',
    script: 'theft-not-yet-known',
    who: 'lateKnown',
    asset: USDT,
    days: [theftHappened + 2, theftKnown - 2],
    expectedRule: null,
    verdict: 'suspicious',
    perThousand: 8,
    note: 'already stolen, not yet published: visible only with what became known later',
  },
  {
    id: 'T12',
    script: 'theft-known',
    who: 'lateKnown',
    asset: USDT,
    days: [theftKnown + 2, 89],
    expectedRule: { kind: 'direct', category: 'stolen-funds' },
    verdict: 'suspicious',
    perThousand: 6,
    note: 'proceeds paid in after the theft was published',
  },
  {
    id: 'T14',
    script: 'doubtful-label',
    who: 'doubtful',
    asset: BTC,
    days: [1, 89],
    expectedRule: { kind: 'direct', category: 'ransomware' },
    verdict: 'noise',
    perThousand: 12,
    note: 'a severe label at confidence 10: must be reviewed, must not decide by itself',
  },
  {
    id: 'T13',
    script: 'disputed-label',
    who: 'disputed',
    asset: TRON_USDT,
    days: [1, 89],
    expectedRule: null,
    verdict: 'noise',
    perThousand: 8,
    note: 'two sources contradict each other: a darknet market, or an exchange',
  },
]

function pay(plot: Plot, account: Account, episode: Episode): PlantClaim {
  const { asset, expectedRule, verdict, note } = episode
  const customer = plot.customer(asset.chain)
  const amount = plot.units(asset, plot.random.heavy(14_000, 0.7))
  plot.deposit(plot.startsAt, account, customer, asset, amount)
  return { customerRef: customer.record.ref, expectedRule, verdict, note }
}

export const LIST_CHANGE_TYPOLOGIES: readonly Typology[] = EPISODES.map((episode) => ({
  id: episode.id,
  script: episode.script,
  alertShare: 0,
  alerts: episode.expectedRule ? 1 : 0,
  perThousand: episode.perThousand,
  spanDays: 0,
  days: episode.days,
  plant: (plot) => pay(plot, plot.stage.stories[episode.who], episode),
}))
