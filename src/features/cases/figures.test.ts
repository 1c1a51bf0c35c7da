import { describe, expect, test } from 'vitest'
import { figuresOf } from './figures.ts'

type Given = Parameters<typeof figuresOf>[0][number]

const BOOK = { id: 'b-1', name: 'Platform', kind: 'platform' }
const alert = (customer: { ref: string; name: string } | null, more: Partial<Given> = {}): Given => ({
  open: true,
  severity: 3,
  book: BOOK,
  subject: {
    kind: 'transfer',
    id: 't-1',
    direction: 'inbound',
    account: null,
    txHash: null,
    customer,
  },
  ...more,
})
const NG = { ref: 'C-1', name: 'Ng Ka Man' }
const YIP = { ref: 'C-2', name: 'Yip Wai Yee' }

describe('figures of a case', () => {
  test('count each customer and book once, the most alerts first, and do not invent who is not named', () => {
    const token = { id: 'b-2', name: 'Token', kind: 'token' }
    const figures = figuresOf([
      alert(YIP),
      alert(NG, { open: false }),
      alert(NG, { book: token }),
      alert(null, { severity: 5 }),
    ])
    expect(figures).toMatchObject({ open: 3, closed: 1, withoutCustomer: 1 })
    expect(figures.customers).toEqual([
      { id: 'C-1', name: 'Ng Ka Man', alerts: 2 },
      { id: 'C-2', name: 'Yip Wai Yee', alerts: 1 },
    ])
    expect(figures.books.map(({ name, alerts }) => [name, alerts])).toEqual([
      ['Platform', 3],
      ['Token', 1],
    ])
    expect(figures.severities).toEqual([
      { severity: 5, alerts: 1 },
      { severity: 3, alerts: 3 },
    ])
  })

  test('a severity that is not of the scale is unknown, never left out', () => {
    expect(figuresOf([alert(null, { severity: 9 })]).severities).toEqual([{ severity: 0, alerts: 1 }])
  })

  test('of nothing there is nothing to say', () => {
    expect(figuresOf([])).toEqual({
      open: 0,
      closed: 0,
      severities: [],
      customers: [],
      withoutCustomer: 0,
      books: [],
    })
  })
})
