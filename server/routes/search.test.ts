import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../testing/client.ts'
import { deskOfHub, EXCHANGE, HUB, SANCTIONED } from '../testing/desk-of-hub.ts'
import { bookAccounts } from '../store/schema/ledger.ts'
import { account, ALICE, CHAIN, storeLabels, storeTransfers } from '../testing/facts.ts'

const key = encodeURIComponent

describe('searching', () => {
  let desk: Awaited<ReturnType<typeof deskOfHub>>['desk']
  let ana: Person

  beforeAll(async () => {
    ;({ desk, ana } = await deskOfHub())
  })
  afterAll(() => desk.close())

  interface Found {
    items: { kind: string; id: string; title: string; detail: string }[]
    notice: string | null
  }
  const find = async (q: string) => (await ana.get<Found>(`/api/v1/search?q=${key(q)}`)).body

  test('finds what a person pastes, and says why it finds nothing', async () => {
    const address = HUB.slice(`${CHAIN}:`.length)
    expect((await find(address)).items).toEqual([expect.objectContaining({ kind: 'account', id: HUB })])
    // A name leads to the accounts behind it: those that labels attribute to an actor, and a customer's own.
    expect((await find('example ent')).items).toEqual([
      expect.objectContaining({ kind: 'account', id: SANCTIONED, detail: 'Example Entity · Ethereum' }),
      expect.objectContaining({ kind: 'actor', id: 'Example Entity' }),
    ])
    expect((await find('invented exch')).items).toEqual([
      expect.objectContaining({ kind: 'label', id: EXCHANGE, title: 'Invented exchange' }),
    ])
    const saved = { format: 'kyt-desk.investigation', version: 1, steps: [], view: null }
    await ana.post('/api/v1/investigations', { name: 'Alice and her mules', document: saved })
    expect((await find('alice')).items.map(({ kind }) => kind)).toEqual(['alert', 'account', 'investigation'])
    expect((await find('alice')).items[1]).toMatchObject({ id: ALICE })
    const [alert] = (await find('alice')).items
    expect((await find(alert?.id.slice(0, 6).toLowerCase() ?? '')).items).toEqual([
      expect.objectContaining({ id: alert?.id }),
    ])
    // In pieces too, for a page to say in its own words.
    const nowhere = `0x${'9'.repeat(40)}`
    expect((await find(nowhere)).items[0]).toMatchObject({ facts: { plain: ['Ethereum'], isHeld: false } })
    expect((await find('example ent')).items[1]).toMatchObject({
      detail: 'sanctioned-entity · 1 address',
      facts: { categories: ['sanctioned-entity'], addresses: 1 },
    })
    expect(await find(`${address}0`)).toMatchObject({ items: [], notice: expect.stringContaining('0x') })
    expect(await find('nobody by this name')).toEqual({ items: [], notice: null })
  })

  test('a piece of an address finds what is held, as it begins, as it ends, or as the desk shortens it', async () => {
    const { db } = desk.ports
    const LONE = 'eip155:1:0x7cafe0000000000000000000000000000000beef'
    await storeTransfers(db, [{ id: 'lone', from: LONE, to: ALICE, block: 9_000 }])
    const labelled = 'eip155:1:0x7cafe1111111111111111111111111111111f00d'
    await storeLabels(db, [{ id: 'l-piece', account: labelled, category: 'scam', actor: 'Piece Scam' }])
    const accounts = async (q: string) =>
      (await find(q)).items.filter(({ kind }) => kind === 'account').map(({ id }) => id)
    for (const piece of [
      '0x7cafe0',
      '7CAFE0',
      '7cafe0',
      '…0beef',
      '0x7cafe0…beef',
      '0x7c…00beef',
      '0x7cafe0..BEEF',
    ])
      expect({ piece, found: await accounts(piece) }).toEqual({ piece, found: [LONE] })
    expect(await accounts('0x7cafe')).toEqual([LONE, labelled])
    expect(await accounts('0x7cafe…f00d')).toEqual([labelled])
    expect(await accounts('0x7cafe0…f00d')).toEqual([])
    expect(await accounts('00000000000000000beef')).toEqual([LONE])
    // Whose it is stands beside it: a customer's own, or the name that labels give.
    expect((await find('0x7cafe1')).items).toMatchObject([{ detail: 'Piece Scam · Ethereum' }])
    const end = ALICE.slice(-6)
    expect((await find(`…${end}`)).items).toMatchObject([
      { id: ALICE, detail: 'Alice Test · C-1 · Ethereum' },
    ])
    // The very letters of a whole address decide, and a wrong one is said to be wrong.
    const wrong = `0x7CAFE0${'0'.repeat(29)}beefF`
    expect(await find(wrong)).toMatchObject({ items: [], notice: expect.stringContaining('0x') })
  })

  test('a wallet that a book monitors is found by a piece of it before it ever moved anything', async () => {
    await desk.ports.db.insert(bookAccounts).values({
      bookId: 'book-platform',
      account: 'eip155:1:0x5151000000000000000000000000000000005151',
      role: 'cold',
      customerRef: null,
    })
    expect((await find('0x5151…5151')).items).toMatchObject([{ kind: 'account' }])
  })

  test('of a chain of coins the addresses are found, and not what stands for its transactions', async () => {
    const chain = 'bip122:000000000019d6689c085ae165831e93'
    const payer = `${chain}:bc1q9h6yzs60y5q0w3fy4l6p2d8c7uexampleab12cd`
    const hash = `${'0'.repeat(56)}77ab12cd`
    await storeTransfers(desk.ports.db, [
      { id: 'coin-in', chain, from: payer, to: `${chain}:tx-${hash}`, asset: `${chain}/slip44:0` },
    ])
    expect((await find('…ab12cd')).items.map(({ kind, id }) => [kind, id])).toEqual([['account', payer]])
  })

  test('a transaction by a piece of its hash', async () => {
    const hashOf = (id: string) =>
      `0x${Array.from(id, (c) => c.charCodeAt(0).toString(16))
        .join('')
        .padStart(64, '0')}`
    const hash = hashOf('p4')
    const found = async (q: string) =>
      (await find(q)).items.filter(({ kind }) => kind === 'transaction').map(({ title }) => title)
    expect(await found(`${hash.slice(0, 8)}…${hash.slice(-4)}`)).toEqual([hash])
    expect(await found(`…${hash.slice(-8)}`)).toEqual([hash])
    expect(await found(`…${hash.slice(-8, -1)}f`)).toEqual([])
  })

  test('a label by its words and by its category', async () => {
    for (const words of ['sanctioned entity', 'sanctioned-ent', 'Sanctioned'])
      expect((await find(words)).items).toContainEqual(
        expect.objectContaining({ kind: 'label', id: SANCTIONED }),
      )
    // A label that ended is a claim all the same; one that was withdrawn is none.
    expect((await find('scam')).items.map(({ id }) => id)).toContain(account(600))
  })
})
