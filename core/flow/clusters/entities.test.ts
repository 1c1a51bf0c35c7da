import { expect, test } from 'vitest'
import { claim } from '#core/flow/testing/ledgers.ts'
import { utxoTransactions } from '#core/flow/testing/utxo.ts'
import { clusterAddresses } from './cluster.ts'
import { entitiesOf } from './entities.ts'

const transactions = utxoTransactions([
  { txid: 'fund', block: 1, spends: [['x:0', 30n]], pays: [10n, 20n], to: ['a', 'b'] },
  { txid: 'spend', block: 2, spends: ['fund:0', 'fund:1'], pays: [30n], to: ['c'] },
])
const addressOf = (account: string) => account.split(':').at(-1)!
const about = (name: string, actor: string | null, confidence: number) =>
  claim(name, 'service', { id: `${name} ${actor}`, actor, confidence })

test('a label about one address names the cluster it is in, the most trusted first', () => {
  const entities = entitiesOf(
    clusterAddresses(transactions),
    [about('b', 'Exchange', 40), about('a', null, 90)],
    addressOf,
  )
  expect(entities.map(({ id, addresses, actor }) => [id, addresses, actor])).toEqual([
    ['a', ['a', 'b'], 'Exchange'],
    ['c', ['c'], null],
  ])
  expect(entities[0]!.claims.map((one) => one.confidence)).toEqual([90, 40])
  expect(entities.map((entity) => entity.contradictory)).toEqual([false, false])
})

test('two owners claimed for one cluster is a contradiction, and says so', () => {
  const [entity] = entitiesOf(
    clusterAddresses(transactions),
    [about('a', 'Mixer', 30), about('b', 'Exchange', 40)],
    addressOf,
  )
  expect([entity!.actor, entity!.contradictory]).toEqual(['Exchange', true])
})
