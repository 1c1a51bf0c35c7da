import { and, eq, sql } from 'drizzle-orm'
import { chainName } from '#core/chain/chains.ts'
import { detectTxHash } from '#core/chain/tx-hash.ts'
import type { resolve } from '#core/contract/resolve.ts'
import type { RouteResult } from '#core/contract/route.ts'
import { casesNamed } from '../cases/read.ts'
import { type Reader, visibleColumns } from '../store/alert-visibility.ts'
import { accountsByPart, transactionsByPart } from '../store/accounts-by-part.ts'
import { accountsNamed, type NamedAccount } from '../store/accounts-named.ts'
import type { Db } from '../store/db.ts'
import { actorsNamed } from '../store/label-claims.ts'
import { alerts } from '../store/schema/work.ts'
import { type FoundItem, knownAccounts, transactionsFor, typedAccounts } from '../store/search.ts'
import { accountRef } from '../store/wire.ts'
import { investigationsNamed } from './read.ts'

type Line = RouteResult<typeof resolve>['lines'][number]
type Candidate = Line['candidates'][number]
type Outcome = Pick<Line, 'outcome' | 'reason' | 'candidates'>

/** Candidates that one line names. */
const MAX_CANDIDATES = 12

/** What each line means: an account, a transaction, an alert, a case, an entity or an investigation; or why it means nothing. */
export async function resolveLines(db: Db, lines: readonly string[], reader: Reader): Promise<Line[]> {
  const out: Line[] = []
  for (const [n, text] of lines.entries()) {
    out.push({ line: n + 1, text, ...(await outcomeOf(db, text.trim(), reader)) })
  }
  return out
}

async function outcomeOf(db: Db, text: string, reader: Reader): Promise<Outcome> {
  if (text === '') return { outcome: 'empty', reason: null, candidates: [] }
  const typed = typedAccounts(text)
  const isHash = detectTxHash(text).ok
  if (typed.keys.length > 0 || isHash) return addressOrHash(db, text, typed.keys, isHash)
  const pieces = await byPart(db, text)
  if (pieces.length === 0 && typed.notice !== null)
    return { outcome: 'invalid', reason: typed.notice, candidates: [] }
  return chosen([...(await alertNamed(db, text, reader)), ...pieces, ...(await named(db, text, reader))])
}

async function addressOrHash(
  db: Db,
  text: string,
  keys: readonly string[],
  isHash: boolean,
): Promise<Outcome> {
  const known = new Set(await knownAccounts(db, keys))
  const transactions = isHash ? await transactionsFor(db, text) : []
  const held = [
    ...keys.filter((key) => known.has(key)).map((key) => accountCandidate(key, true)),
    ...transactions.map(transactionCandidate),
  ]
  if (held.length > 0) return chosen(held)
  const reason =
    keys.length === 0
      ? 'No transfer of this transaction is held.'
      : keys.length === 1
        ? 'No transfer or label of it is held. That says nothing about risk.'
        : `Valid on ${keys.length} chains; no transfer or label of it is held on any of them.`
  const candidates = keys.slice(0, MAX_CANDIDATES).map((key) => accountCandidate(key, false))
  return { outcome: 'not-held', reason, candidates }
}

/** Accounts and transactions by a piece of their address or hash. */
async function byPart(db: Db, text: string): Promise<Candidate[]> {
  const accounts = await accountsByPart(db, text, MAX_CANDIDATES)
  const transactions = await transactionsByPart(db, text, MAX_CANDIDATES)
  return [...accounts.map(namedCandidate), ...transactions.map(transactionCandidate)]
}

function transactionCandidate({ id, title, detail, facts }: FoundItem): Candidate {
  return { kind: 'transaction', id, title, detail, facts, held: true }
}

function namedCandidate({ key, address, detail }: NamedAccount): Candidate {
  return { kind: 'account', id: key, title: address, detail, held: true }
}

function accountCandidate(key: string, held: boolean): Candidate {
  const { address, chain } = accountRef(key)
  return { kind: 'account', id: key, title: address, detail: chainName(chain), held }
}

async function alertNamed(db: Db, text: string, reader: Reader): Promise<Candidate[]> {
  const rows = await db
    .select({ id: alerts.id, ruleId: alerts.ruleId, rule: sql<string>`${alerts.receipt}->'rule'->>'name'` })
    .from(alerts)
    .where(and(visibleColumns(reader).shown, eq(alerts.id, text.toUpperCase())))
  return rows.map(({ id, ruleId, rule }) => ({
    kind: 'alert',
    id,
    title: id,
    detail: rule,
    facts: { plain: [], rule: { id: ruleId, name: rule } },
    held: true,
  }))
}

/**
 * Cases, entities and investigations by name; one that bears the very name goes before those that contain it. The accounts
 * that a name leads to come first: they are what a picture is drawn of.
 */
async function named(db: Db, text: string, reader: Reader): Promise<Candidate[]> {
  const [accounts, matters, entities, saved] = [
    await accountsNamed(db, text, MAX_CANDIDATES),
    await casesNamed(db, text, reader, MAX_CANDIDATES),
    await actorsNamed(db, text, MAX_CANDIDATES),
    await investigationsNamed(db, text, reader, MAX_CANDIDATES),
  ]
  const found = [
    ...matters.map(({ id, title, owner }): Candidate => ({
      kind: 'case',
      id,
      title,
      detail: `${id} · ${owner}`,
      held: true,
    })),
    ...entities.map(({ actor, categories, addresses }): Candidate => ({
      kind: 'entity',
      id: actor,
      title: actor,
      detail: `${categories} · ${addresses}`,
      facts: { plain: [], categories: categories.split(', '), addresses },
      held: true,
    })),
    ...saved.map(({ id, name, owner }): Candidate => ({
      kind: 'investigation',
      id,
      title: name,
      detail: owner.name,
      held: true,
    })),
  ]
  const exact = found.filter(
    ({ id, title }) => id.toLowerCase() === text.toLowerCase() || title.toLowerCase() === text.toLowerCase(),
  )
  return [...accounts.map(namedCandidate), ...(exact.length > 0 ? exact : found)]
}

function chosen(candidates: readonly Candidate[]): Outcome {
  if (candidates.length === 0) {
    const reason = 'No address, transaction, alert, case, customer, entity or investigation by this text.'
    return { outcome: 'unknown', reason, candidates: [] }
  }
  const outcome = candidates.length === 1 ? 'found' : 'ambiguous'
  return { outcome, reason: null, candidates: candidates.slice(0, MAX_CANDIDATES) }
}
