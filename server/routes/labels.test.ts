import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testPorts } from '../testing/desk.ts'
import { type ImportClient, importClient, labelRows, labelsCsv } from '../testing/import-client.ts'

const CHECKSUMMED = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045'
const BITCOIN = '1BoatSLRHtKNngkdXEeobR76b53LETtpyT'
const HEADER = 'address,category,label,actor,source,confidence,valid_from,valid_until,chain'

interface Page {
  items: { id: string; address: string; label: string; knownFrom: string; validUntil: string | null }[]
  nextCursor: string | null
  total: number
}

let desk: Awaited<ReturnType<typeof testPorts>>
let analyst: ImportClient
beforeAll(async () => {
  desk = await testPorts()
  analyst = await importClient(desk.ports, 'analyst')
  await analyst.upload('many.csv', labelsCsv(labelRows(0, 250)))
  desk.advance(60_000)
  const rows = [
    `${CHECKSUMMED},exchange,Hot wallet 100%_sure,Acme Exchange,Register,90,2024-01-01,2025-01-01T00:00:00Z,`,
    `${CHECKSUMMED},scam,Complaint,,Forum,10,,,eip155:56`,
    `${BITCOIN},exchange,Cold wallet,Acme Exchange,Register,90,,,`,
  ]
  await analyst.upload('few.csv', `${HEADER}\n${rows.join('\n')}\n`)
})
afterAll(() => desk.close())

const find = async (query: Record<string, string>) => {
  const response = await analyst.request('GET', `/labels?${new URLSearchParams(query).toString()}`)
  expect(response.status).toBe(200)
  return (await response.json()) as Page
}

describe('labels', () => {
  test('come newest known first, in pages that hold each claim once', async () => {
    const seen: string[] = []
    const instants: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Page = await find({ limit: '100', ...(cursor === '' ? {} : { cursor }) })
      expect(page.total).toBe(253)
      seen.push(...page.items.map((item) => item.id))
      instants.push(...page.items.map((item) => item.knownFrom))
      cursor = page.nextCursor
    }
    expect(seen).toHaveLength(253)
    expect(new Set(seen).size).toBe(253)
    expect(instants).toEqual(instants.toSorted((a, b) => (a < b ? 1 : -1)))
    expect(instants[0]).toBe('2026-11-01T02:01:00.000Z')
    expect(instants.at(-1)).toBe('2026-11-01T02:00:00.000Z')
  })

  test.each([
    ['with its checksum', CHECKSUMMED, 2],
    ['in lower case', CHECKSUMMED.toLowerCase(), 2],
    ['with spaces around it', `  ${CHECKSUMMED} `, 2],
    ['as an account of a chain: claims about every chain and about that one', `eip155:56:${CHECKSUMMED}`, 2],
    ['as an account of another chain', `eip155:1:${CHECKSUMMED}`, 1],
    ['of Bitcoin', BITCOIN, 1],
    ['nobody spoke of', '0x00000000000000000000000000000000000000ff', 0],
  ])('are found by address %s', async (_, q, total) => {
    const page = await find({ q })
    expect(page.total).toBe(total)
    expect(page.items).toHaveLength(total)
  })

  test('show the address with its checksum and their validity', async () => {
    const { items } = await find({ q: CHECKSUMMED, category: 'exchange' })
    expect(items).toMatchObject([
      {
        address: CHECKSUMMED,
        actor: 'Acme Exchange',
        validFrom: '2024-01-01T00:00:00.000Z',
        validUntil: '2025-01-01T00:00:00.000Z',
        knownFrom: '2026-11-01T02:01:00.000Z',
        chain: null,
      },
    ])
  })

  test('are found by a piece of actor or label, in which % and _ mean themselves', async () => {
    expect((await find({ q: 'acme' })).total).toBe(2)
    expect((await find({ q: '100%_SURE' })).total).toBe(1)
    expect((await find({ q: '%' })).total).toBe(1)
    expect((await find({ q: 'Case 24' })).total).toBe(11)
  })

  test('are narrowed by category and source', async () => {
    expect((await find({ category: 'exchange' })).total).toBe(2)
    expect((await find({ source: 'Forum' })).total).toBe(1)
    expect((await find({ source: 'Forum', category: 'exchange' })).total).toBe(0)
  })

  test('a key of a chain that the address is not of is only a text', async () => {
    expect((await find({ q: `eip155:1:${BITCOIN}` })).total).toBe(0)
  })

  test('of each source are counted', async () => {
    const response = await analyst.request('GET', '/labels/sources')
    expect(await response.json()).toEqual({
      items: [
        {
          source: 'Forum',
          labels: 1,
          addresses: 1,
          categories: ['scam'],
          lastKnownFrom: '2026-11-01T02:01:00.000Z',
        },
        {
          source: 'Own watchlist',
          labels: 250,
          addresses: 250,
          categories: ['scam'],
          lastKnownFrom: '2026-11-01T02:00:00.000Z',
        },
        {
          source: 'Register',
          labels: 2,
          addresses: 2,
          categories: ['exchange'],
          lastKnownFrom: '2026-11-01T02:01:00.000Z',
        },
      ],
    })
  })
})
