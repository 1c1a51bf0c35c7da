import type { Role } from '#core/workflow/roles.ts'
import type { ContractWorld } from './contract-world.ts'
import { account } from './facts.ts'

/** Follows a list to its end by its cursors and answers every page. */
async function pages(world: ContractWorld, role: Role, path: string): Promise<unknown[]> {
  const out: unknown[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page = (await bodyOf(world, role, path + from)) as { nextCursor: string | null }
    out.push(page)
    cursor = page.nextCursor
  }
  return out
}

async function bodyOf(world: ContractWorld, role: Role, path: string): Promise<unknown> {
  const response = await world.send(role, { method: 'GET', path })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

const SORTS = ['created', 'severity', 'score', 'due'].flatMap((sort) =>
  ['asc', 'desc'].map((dir) => `sort=${sort}&dir=${dir}`),
)

/** A time and a block in the middle of what is held of an account, as a question asks for them. */
function pointsOf(facts: unknown): string[] {
  const { firstSeen, lastSeen, lastBlock } = facts as Record<'firstSeen' | 'lastSeen', string | null> & {
    lastBlock: number | null
  }
  return [
    ...(firstSeen === null || lastSeen === null
      ? []
      : [`time=${new Date((Date.parse(firstSeen) + Date.parse(lastSeen)) / 2).toISOString()}`]),
    ...(lastBlock === null ? [] : [`block=${lastBlock - 1}`]),
  ]
}

/** Every read of a seeded desk that a page makes, by its path, as the role that sees most and one that sees less. */
export async function everyRead(world: ContractWorld): Promise<Map<string, unknown>> {
  const reads = new Map<string, unknown>()
  const keep = async (role: Role, path: string) =>
    reads.set(`${role} ${path}`, await bodyOf(world, role, path))
  const keepPages = async (role: Role, path: string) =>
    reads.set(`${role} ${path} …`, await pages(world, role, path))

  for (const sort of SORTS) await keepPages('auditor', `/api/v1/alerts?limit=20&${sort}`)
  for (const role of ['auditor', 'analyst'] as const) {
    await keep(role, '/api/v1/alerts/facets')
    await keep(role, '/api/v1/alerts?overdue=true&limit=500')
    await keep(role, '/api/v1/rules')
    await keep(role, '/api/v1/books')
    await keep(role, '/api/v1/users')
    await keep(role, '/api/v1/labels/sources')
    await keep(role, `/api/v1/search?q=${encodeURIComponent(world.facts.label.actor ?? '')}`)
    await keep(role, '/api/v1/search?q=an&limit=20')
  }
  for (const role of ['auditor', 'analyst'] as const) {
    await keepPages(role, '/api/v1/cases?state=all&limit=2')
    const held = reads.get(`${role} /api/v1/cases?state=all&limit=2 …`) as { items: { id: string }[] }[]
    for (const { id } of held.flatMap(({ items }) => items)) {
      for (const part of ['', '/activity', '/holders']) await keep(role, `/api/v1/cases/${id}${part}`)
    }
  }
  await keep('auditor', `/api/v1/addresses/${encodeURIComponent(account(0xabc))}`)
  await keep('auditor', '/api/v1/trends')
  await keep('manager', '/api/v1/trends')
  await keep('auditor', '/api/v1/audit-events/head')
  await keepPages('auditor', '/api/v1/audit-events?limit=200&order=asc')
  await keepPages('auditor', '/api/v1/labels?limit=50')
  await keepPages('auditor', '/api/v1/labels?limit=50&q=an')

  const list = reads.get('auditor /api/v1/alerts?limit=20&sort=created&dir=asc …') as {
    items: { id: string; subject: { account: { key: string } | null; txHash: string | null } }[]
  }[]
  const some = list.flatMap(({ items }) => items).filter((_, at) => at % 9 === 0)
  for (const { id, subject } of some) {
    for (const part of ['', '/graph', '/activity']) await keep('auditor', `/api/v1/alerts/${id}${part}`)
    // What is with the MLRO is not there for an analyst: then the answer is that.
    const seen = await world.send('analyst', { method: 'GET', path: `/api/v1/alerts/${id}` })
    reads.set(`analyst /api/v1/alerts/${id}`, seen.ok ? await seen.json() : seen.status)
    if (subject.account === null) continue
    const account = encodeURIComponent(subject.account.key)
    await keep('auditor', `/api/v1/addresses/${account}`)
    await keepPages('auditor', `/api/v1/addresses/${account}/transfers?limit=10`)
    for (const side of ['source', 'destination'])
      await keep('auditor', `/api/v1/exposures?account=${account}&side=${side}`)
    for (const point of pointsOf(reads.get(`auditor /api/v1/addresses/${account}`))) {
      await keep('auditor', `/api/v1/addresses/${account}?${point}`)
      await keepPages('auditor', `/api/v1/addresses/${account}/transfers?limit=10&${point}`)
      await keep('auditor', `/api/v1/exposures?account=${account}&${point}&knownAt=2026-01-01T00:00:00.000Z`)
    }
    for (const rank of ['value', 'time'])
      await keep('auditor', `/api/v1/graph/neighbourhood?account=${account}&rank=${rank}&limit=3`)
    if (subject.txHash !== null) await keep('auditor', `/api/v1/search?q=${subject.txHash}`)
  }
  return reads
}
