import type { Trends } from '#src/data/assurance.ts'
import { instantsOf, type Period } from './period.ts'

/** The filters of the queue that a figure of this page opens. */
export interface QueueFilter {
  readonly book?: string[]
  readonly open?: boolean
  readonly overdue?: boolean
  readonly severity?: number[]
  readonly category?: string[]
  readonly createdFrom?: string
  readonly createdTo?: string
  readonly closedFrom?: string
  readonly closedTo?: string
}

export type Figure = keyof Trends['totals']

/** Makes filters that hold exactly the alerts that were counted. */
export function drill(period: Period, book: string | undefined) {
  const scope = book === undefined ? {} : { book: [book] }
  const created = (days: Period): QueueFilter => {
    const { start, end } = instantsOf(days)
    return { ...scope, createdFrom: start, createdTo: end }
  }
  const upTo = (day: string): QueueFilter => ({
    ...scope,
    createdTo: instantsOf({ from: day, to: day }).end,
    open: true,
  })
  return {
    figure: (figure: Figure): QueueFilter => {
      if (figure === 'created') return created(period)
      if (figure === 'open') return upTo(period.to)
      if (figure === 'overdue') return { ...upTo(period.to), overdue: true }
      const { start, end } = instantsOf(period)
      return { ...scope, closedFrom: start, closedTo: end }
    },
    /** One day, of one severity or of all. */
    day: (day: string, severity: number | null): QueueFilter => ({
      ...created({ from: day, to: day }),
      ...(severity === null ? {} : { severity: [severity] }),
    }),
    backlog: upTo,
    category: (category: string): QueueFilter => ({ ...created(period), category: [category] }),
  }
}

export type Drill = ReturnType<typeof drill>
