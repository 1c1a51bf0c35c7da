import type { Hono } from 'hono'
import { getTrends } from '#core/contract/assurance.ts'
import { dayOfHktDate, hktDay } from '#core/workflow/hkt.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { readTrends } from '../store/trends.ts'

/** Days shown where the caller names none, and the most it may name. */
const DEFAULT_DAYS = 90
const MAX_DAYS = 800

/** Figures by Hong Kong day. */
export function trendRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, getTrends).to(async ({ query, caller }) => {
    const now = ports.clock()
    const to = query.to === undefined ? hktDay(now) : dayOfHktDate(query.to)
    const from = query.from === undefined ? to - (DEFAULT_DAYS - 1) : dayOfHktDate(query.from)
    if (from > to || to - from >= MAX_DAYS) {
      const message = `The period must begin before it ends and have at most ${MAX_DAYS} days.`
      throw new ProblemError('validation', message, { errors: [{ field: 'query.from', message }] })
    }
    return { value: await readTrends(ports.db, { from, to, book: query.book }, caller, now) }
  })
}
