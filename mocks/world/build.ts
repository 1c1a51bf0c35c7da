import { LHKD, BOND, ASSETS } from './assets.ts'
import { MINT } from './actors.ts'
import { makeInstitution, INSTITUTION_NAME } from './institution.ts'
import { Ledger } from './ledger.ts'
import { PEOPLE } from './people.ts'
import { Plot } from './plot.ts'
import { DAY_MS } from './prices.ts'
import { HISTORY_DAYS, cumulativeDayShares } from './rhythm.ts'
import { funderOf, makeStage, type Stage } from './stage.ts'
import { makeLabels } from './stories.ts'
import { bondCalendar, treasury } from './traffic/issuance.ts'
import { ordinaryTraffic } from './traffic/ordinary.ts'
import type { PlantedInstance, World, WorldBatch, WorldOptions, WorldTransfer } from './types.ts'
import { TYPOLOGIES, startDays } from './typologies/register.ts'

/**
 * The demonstration world: everybody in it now, its history on demand. Pure: the same options give the same
 * world, on every machine.
 * @throws RangeError when the history would begin before 2024.
 */
export function buildWorld(options: WorldOptions): World {
  const stage = makeStage(options)
  const origins = [MINT, stage.bondAgent, ...stage.actors.all.flatMap(({ accounts }) => accounts)]
  return {
    options,
    startsAt: stage.startsAt,
    institution: makeInstitution(stage),
    customers: stage.customers.map(({ record }) => record),
    assets: ASSETS,
    prices: stage.prices.rows(),
    labels: makeLabels({ ...stage, own: ownAccounts(stage), ownName: INSTITUTION_NAME }),
    people: PEOPLE,
    origins: new Set(origins.filter((a) => a.supply === 'origin').map((a) => a.address.canonical)),
    batches: () => history(stage),
  }
}

/** The whole history in memory: for the small and the normal world. */
export function gather(world: World): {
  readonly transfers: readonly WorldTransfer[]
  readonly planted: readonly PlantedInstance[]
} {
  const days = [...world.batches()]
  return { transfers: days.flatMap((day) => day.transfers), planted: days.flatMap((day) => day.planted) }
}

function ownAccounts(stage: Stage): Parameters<typeof makeLabels>[0]['own'] {
  return [
    ...[...stage.hot.values()].map((account) => [account, 'exchange', 'Own hot wallet'] as const),
    ...[...stage.cold.values()].map((account) => [account, 'exchange', 'Own cold wallet'] as const),
    [stage.redemption, 'token-contract', `${LHKD.symbol} redemption`],
    [MINT, 'token-contract', `${LHKD.symbol} mint and burn`],
    [stage.bondAgent, 'custodian', `${BOND.symbol} placement and paying agent`],
  ]
}

function* history(stage: Stage): IterableIterator<WorldBatch> {
  const { startsAt, endsAt, prices, plan } = stage
  const random = stage.random.fork('history')
  const funding = random.fork('funding')
  const ledger = new Ledger({
    startsAt,
    endsAt,
    prices,
    random: random.fork('ledger'),
    funderOf: (account, asset) => funderOf(stage, account, asset, funding),
  })
  const fill = ordinaryTraffic(stage, ledger, random.fork('ordinary'))
  const shares = cumulativeDayShares(startsAt)
  const starts = TYPOLOGIES.map((t) => startDays(t, plan.alerts, shares, random.fork(`starts/${t.script}`)))
  for (let day = 0; day < HISTORY_DAYS; day += 1) {
    const dayStart = startsAt + day * DAY_MS
    TYPOLOGIES.forEach((typology, at) => {
      for (let i = 0; i < starts[at]![day]!; i += 1) {
        const id = `${typology.id}-${typology.script}-d${day}-${i + 1}`
        const plot = new Plot(stage, ledger, typology, id, dayStart, random.fork(id))
        plot.close(typology.plant(plot))
      }
    })
    bondCalendar(stage, ledger, day, random.fork(`bond/${day}`))
    treasury(stage, ledger, dayStart, random.fork(`treasury/${day}`))
    fill(day, Math.round(shares[day]! * plan.transfers) - ledger.emitted)
    yield ledger.closeDay(day)
  }
}
