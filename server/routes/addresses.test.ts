import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WireTransfer } from '../store/transfer-facts.ts'
import type { Person } from '../testing/client.ts'
import { deskOfHub, HUB, hub, MIDDLE, unit } from '../testing/desk-of-hub.ts'
import { account, ALICE, CHAIN } from '../testing/facts.ts'

const key = encodeURIComponent

describe('accounts, transactions and what the desk holds', () => {
  let desk: Awaited<ReturnType<typeof deskOfHub>>['desk']
  let ana: Person

  beforeAll(async () => {
    ;({ desk, ana } = await deskOfHub())
  })
  afterAll(() => desk.close())

  test('facts of an account, in any way of writing it; its transfers page by page', async () => {
    const { body } = await ana.get<Record<string, unknown>>(
      `/api/v1/addresses/${key(HUB.toUpperCase().replace('EIP155', 'eip155').replace('0X', '0x'))}`,
    )
    expect(body).toMatchObject({
      account: { key: HUB },
      chainName: 'Ethereum',
      seen: true,
      transfersIn: 31,
      transfersOut: 121,
    })
    const alice = await ana.get<Record<string, unknown>>(`/api/v1/addresses/${key(ALICE)}`)
    expect(alice.body).toMatchObject({
      books: [{ role: 'customer-deposit', customer: { ref: 'C-1' } }],
      openAlerts: 1,
      balances: [{ received: (100n * unit).toString(), sent: '0', transfers: 2 }],
    })
    const never = await ana.get<Record<string, unknown>>(`/api/v1/addresses/${key(account(9_999))}`)
    expect(never).toMatchObject({ status: 200, body: { seen: false, transfersIn: 0, labels: [] } })
    expect((await ana.get('/api/v1/addresses/nonsense')).status).toBe(400)

    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: WireTransfer[]; nextCursor: string | null } = (
        await ana.get<{ items: WireTransfer[]; nextCursor: string | null }>(
          `/api/v1/addresses/${key(HUB)}/transfers?limit=13${cursor === '' ? '' : `&cursor=${cursor}`}`,
        )
      ).body
      seen.push(...page.items.map((fact) => fact.id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual(hub.map((t) => t.id).toReversed())
  })

  test('a transaction, and why one is not found', async () => {
    const { body: list } = await ana.get<{ items: WireTransfer[] }>(
      `/api/v1/addresses/${key(MIDDLE)}/transfers`,
    )
    const hash = list.items[0]?.txHash ?? ''
    const { body } = await ana.get<{ transfers: WireTransfer[] }>(
      `/api/v1/transactions/${CHAIN}/${hash.toUpperCase().replace('0X', '0x')}`,
    )
    expect(body.transfers.map((fact) => fact.id)).toEqual(['p4'])
    expect((await ana.get(`/api/v1/transactions/${CHAIN}/0x${'f'.repeat(64)}`)).status).toBe(404)
    expect((await ana.get(`/api/v1/transactions/${CHAIN}/short`)).status).toBe(400)
  })

  test('books and rules say what they hold', async () => {
    const books = await ana.get<{ items: { id: string; transfers: number }[] }>('/api/v1/books')
    expect(books.body.items).toMatchObject([{ id: 'book-platform', kind: 'platform', transfers: 2 }])
    const rules = await ana.get<{
      items: { id: string; alerts: number; checks: { parameters: unknown[] }[] }[]
    }>('/api/v1/rules')
    expect(rules.body.items.find((rule) => rule.id === 'T02')).toMatchObject({ alerts: 1, openAlerts: 1 })
    expect(rules.body.items.every((rule) => rule.checks.length > 0)).toBe(true)
  })
})
