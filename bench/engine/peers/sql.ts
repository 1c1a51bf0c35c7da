import { STATIC_DEPTH, STATIC_EPS } from '../static.ts'
import { PATH_COUNT, PATH_FLOOR, PATH_HOPS } from './questions.ts'
import type { PeerWorld } from './questions.ts'

/**
 * The two questions that SQL can express, unrolled hop by hop: PostgreSQL refuses aggregates in a recursive term,
 * and both databases shall run the same text. A temporal haircut is a fold over an order and is no set query.
 */
export const STATIC_SQL = (() => {
  const levels = Array.from({ length: STATIC_DEPTH }, (_, at) => {
    const before = at === 0 ? '(SELECT $1::INTEGER AS n, 1.0::DOUBLE PRECISION AS p)' : `m${at}`
    const reached = `s${at + 1} AS (SELECT e.u AS n, e.role AS role, sum(m.p * e.share) AS p FROM ${before} m JOIN pairs e ON e.v = m.n GROUP BY e.u, e.role)`
    const onward = `m${at + 1} AS (SELECT n, p FROM s${at + 1} WHERE role = 0 AND p > ${STATIC_EPS})`
    return `${reached}, ${onward}`
  })
  const all = Array.from({ length: STATIC_DEPTH }, (_, at) => `SELECT role, p FROM s${at + 1}`)
  return `WITH ${levels.join(', ')} SELECT coalesce(sum(p), 0)::DOUBLE PRECISION AS share FROM (${all.join(' UNION ALL ')}) found WHERE role = 1`
})()

export const PATHS_SQL = (() => {
  const first = `p1 AS (SELECT nr, u, role, amount AS value FROM transfers WHERE v = $1::INTEGER AND u <> $1::INTEGER AND amount >= ${PATH_FLOOR})`
  const more = Array.from({ length: PATH_HOPS - 1 }, (_, at) => {
    const on = `t.v = p.u AND t.nr < p.nr AND t.u <> $1::INTEGER AND t.amount >= ${PATH_FLOOR}`
    return `p${at + 2} AS (SELECT t.nr, t.u, t.role, least(t.amount, p.value) AS value FROM p${at + 1} p JOIN transfers t ON ${on} WHERE p.role = 0)`
  })
  const all = Array.from({ length: PATH_HOPS }, (_, at) => `SELECT role, value FROM p${at + 1}`)
  return `WITH ${[first, ...more].join(', ')} SELECT value::DOUBLE PRECISION AS value FROM (${all.join(' UNION ALL ')}) found WHERE role = 1 ORDER BY value DESC LIMIT ${PATH_COUNT}`
})()

/** The ledger as comma-separated rows: number, sender, receiver, amount, the sender's role. */
export function transfersCsv({ chain, static: { role } }: PeerWorld): string {
  const { from, to, amount } = chain.columns
  const lines: string[] = []
  for (let row = 0; row < chain.count; row++)
    lines.push(`${row},${from[row]},${to[row]},${amount[row]},${role[from[row]!]}`)
  return `${lines.join('\n')}\n`
}

/** Pairs of accounts as comma-separated rows: sender, receiver, share, the sender's role. */
export function pairsCsv({ static: { src, dst, share, role } }: PeerWorld): string {
  const lines: string[] = []
  for (let edge = 0; edge < src.length; edge++)
    lines.push(`${src[edge]},${dst[edge]},${share[edge]},${role[src[edge]!]}`)
  return `${lines.join('\n')}\n`
}
