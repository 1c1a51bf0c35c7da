import { describe, expect, it } from 'vitest'
import { drill } from './drill.ts'

const PERIOD = { from: '2026-11-01', to: '2026-11-22' }
const START = '2026-10-31T16:00:00.000Z'
const END = '2026-11-22T15:59:59.999Z'

describe('drill', () => {
  const of = drill(PERIOD, 'b1')

  it('opens what was created and what was closed in the period by different instants', () => {
    expect(of.figure('created')).toEqual({ book: ['b1'], createdFrom: START, createdTo: END })
    expect(of.figure('closed')).toEqual({ book: ['b1'], closedFrom: START, closedTo: END })
  })

  it('counts open and overdue among everything created up to the end', () => {
    expect(of.figure('open')).toEqual({ book: ['b1'], createdTo: END, open: true })
    expect(of.figure('overdue')).toEqual({ book: ['b1'], createdTo: END, open: true, overdue: true })
  })

  it('narrows to a day, a severity and a category', () => {
    const day = { createdFrom: '2026-11-02T16:00:00.000Z', createdTo: '2026-11-03T15:59:59.999Z' }
    expect(of.day('2026-11-03', 4)).toEqual({ book: ['b1'], severity: [4], ...day })
    expect(of.day('2026-11-03', null)).toEqual({ book: ['b1'], ...day })
    expect(of.backlog('2026-11-03')).toEqual({ book: ['b1'], createdTo: day.createdTo, open: true })
    expect(of.category('mixer')).toEqual({
      book: ['b1'],
      category: ['mixer'],
      createdFrom: START,
      createdTo: END,
    })
  })

  it('names no book where none is chosen', () => {
    expect(drill(PERIOD, undefined).figure('created')).toEqual({ createdFrom: START, createdTo: END })
  })
})
