import { asc } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  addressOf,
  type EsploraDraft,
  esploraTransaction,
  txidOf,
} from '#core/ledger/testing/esplora-file.ts'
import { createImports } from '../imports/imports.ts'
import { SYSTEM } from '../store/audit.ts'
import { labels } from '../store/schema/labels.ts'
import { bookAccounts } from '../store/schema/ledger.ts'
import { alerts } from '../store/schema/work.ts'
import { testPorts } from '../testing/desk.ts'
import { PLATFORM, storePlatform, T0 } from '../testing/facts.ts'
import { screenAfterImport } from './pipeline.ts'

const CHAIN = 'bip122:000000000019d6689c085ae165831e93'
const key = (who: string) => `${CHAIN}:${addressOf(who)}`
const [HOT, DEPOSIT, BAD, SHOP] = ['hot', 'deposit', 'bad', 'shop'] as const

describe('monitoring transactions of coins', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  beforeEach(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await desk.ports.db.insert(bookAccounts).values([
      { bookId: PLATFORM, account: key(HOT), role: 'hot', customerRef: null },
      { bookId: PLATFORM, account: key(DEPOSIT), role: 'customer-deposit', customerRef: 'C-1' },
    ])
    await desk.ports.db.insert(labels).values({
      id: 'l-bad',
      namespace: 'bip122',
      address: addressOf(BAD),
      chain: null,
      category: 'ransomware',
      label: 'Invented ransomware',
      actor: 'Invented gang',
      source: 'test-list',
      confidence: 80,
      knownFrom: new Date(T0),
    })
  })
  afterEach(() => desk.close())

  /** Alerts of an import of the transactions: those of the platform, or with no book those of a case. */
  async function raisedBy(drafts: readonly EsploraDraft[], book: string | null = PLATFORM) {
    const imports = createImports(desk.ports, screenAfterImport)
    const text = JSON.stringify(drafts.map(esploraTransaction))
    const { id } = await imports.announce({ filename: 'coins.json', ...(book !== null && { book }) }, SYSTEM)
    const report = await imports.receive(id, new Blob([text]).stream(), SYSTEM)
    const all = await desk.ports.db.select().from(alerts).orderBy(asc(alerts.ruleId), asc(alerts.subjectId))
    return { report, all, subjects: all.map((alert) => [alert.ruleId, alert.subjectId]) }
  }

  test('a deposit of a labelled address is one alert about the output, with the address as counterparty', async () => {
    const { all, subjects } = await raisedBy([
      {
        name: 'deposit',
        block: 1_000,
        inputs: [[BAD, 100_000]],
        outputs: [
          [DEPOSIT, 60_000],
          [BAD, 39_000],
        ],
      },
    ])
    expect(subjects).toEqual([['T14', `${CHAIN}:${txidOf('deposit')}:out:0`]])
    expect(all[0]).toMatchObject({
      counterparty: key(BAD),
      account: key(DEPOSIT),
      customerRef: 'C-1',
      amount: 60_000n,
    })
    expect(all[0]?.receipt).toMatchObject({
      hits: [{ kind: 'direct', hops: 1, sharePpm: 1_000_000 }],
    })
  })

  test('of several who paid together, a labelled one stands for what it put in', async () => {
    const { all } = await raisedBy([
      {
        name: 'together',
        block: 1_000,
        inputs: [
          ['mate', 75_000],
          [BAD, 25_000],
        ],
        outputs: [[DEPOSIT, 80_000]],
      },
    ])
    expect(all.map(({ ruleId }) => ruleId)).toEqual(['T14'])
    expect(all[0]?.receipt).toMatchObject({
      hits: [
        {
          kind: 'direct',
          sharePpm: 250_000,
          path: [
            { id: `${CHAIN}:${txidOf('together')}:in:1` },
            { id: `${CHAIN}:${txidOf('together')}:out:0` },
          ],
        },
      ],
    })
  })

  test('a withdrawal is what left: neither its change nor its fee is a payment, and nobody deposited the change', async () => {
    const { report, all } = await raisedBy([
      {
        name: 'withdrawal',
        block: 1_000,
        inputs: [[HOT, 100_000]],
        outputs: [
          [BAD, 60_000],
          [HOT, 38_000],
          [DEPOSIT, 1_000],
        ],
      },
    ])
    expect(report).toMatchObject({ accepted: 5, alertsRaised: 1 })
    expect(all[0]).toMatchObject({
      ruleId: 'T14',
      subjectId: `${CHAIN}:${txidOf('withdrawal')}:out:0`,
      counterparty: key(BAD),
      account: key(HOT),
      amount: 60_000n,
    })
  })

  test('two transactions away is indirect, two hops', async () => {
    const { all } = await raisedBy([
      { name: 'first', block: 1_000, inputs: [[BAD, 100_000]], outputs: [['mule', 99_000]] },
      { name: 'second', block: 1_001, inputs: [['mule', 99_000]], outputs: [[DEPOSIT, 98_000]] },
    ])
    const hits = all.flatMap(({ receipt }) => (receipt as { hits: object[] }).hits)
    expect(hits).toMatchObject([{ kind: 'indirect', hops: 2, sharePpm: 1_000_000 }])
    expect(all[0]?.subjectId).toBe(`${CHAIN}:${txidOf('second')}:out:0`)
  })

  test('ordinary payments with change raise nothing, however often an address pays', async () => {
    const day = Array.from({ length: 12 }, (_, at): EsploraDraft => ({
      name: `ordinary ${at}`,
      block: 2_000 + at,
      inputs: [['customer wallet', 1_000_000 - at * 10_000]],
      outputs: [
        [SHOP, 9_000],
        ['customer wallet', 990_000 - at * 10_000],
        [null, 0],
      ],
    }))
    const mined: EsploraDraft = { name: 'mined', block: 2_000, outputs: [['pool', 5_000_000_500]] }
    expect((await raisedBy([mined, ...day])).subjects).toEqual([])
  })

  test('in a case of its own each output is looked at once, and no account of the machinery is a subject', async () => {
    const { all } = await raisedBy(
      [
        {
          name: 'ransom',
          block: 1_000,
          inputs: [['victim', 100_000]],
          outputs: [
            [BAD, 75_000],
            ['victim', 24_000],
          ],
        },
        {
          name: 'split',
          block: 1_001,
          inputs: [[BAD, 75_000]],
          outputs: [
            ['affiliate', 63_000],
            ['core', 11_000],
          ],
        },
      ],
      null,
    )
    const direct = all.filter(({ ruleId }) => ruleId === 'T14').map(({ subjectId }) => subjectId)
    expect(new Set(direct)).toEqual(
      new Set([
        `${CHAIN}:${txidOf('ransom')}:out:0`,
        `${CHAIN}:${txidOf('split')}:out:0`,
        `${CHAIN}:${txidOf('split')}:out:1`,
      ]),
    )
    for (const { subjectId, counterparty } of all)
      expect(`${subjectId} ${counterparty}`).not.toMatch(/:(tx|fees)-|subsidy/)
  })
})
