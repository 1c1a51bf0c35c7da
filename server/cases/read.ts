import { and, asc, desc, eq, exists, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { caseCommands, mayHoldCase } from '#core/workflow/case.ts'
import type { getCase, listCaseHolders, listCases } from '#core/contract/cases.ts'
import type { RouteData, RouteResult } from '#core/contract/route.ts'
import type { Role } from '#core/workflow/roles.ts'
import { ProblemError } from '../http/problem.ts'
import type { Reader } from '../store/alert-visibility.ts'
import { readCursor, writeCursor } from '../store/cursor.ts'
import type { Db } from '../store/db.ts'
import { caseAlerts, caseInvestigations, cases } from '../store/schema/cases.ts'
import { users } from '../store/schema/identity.ts'
import { alerts } from '../store/schema/work.ts'
import { peopleById } from '../store/alert-closure.ts'
import { likeAnywhere, textLike } from '../store/text-order.ts'
import { iso, isoOrNull } from '../store/wire.ts'
import { figuresOf, membersOf } from './members.ts'
import { visibleAlert, visibleCase, visibleMember } from './visible.ts'

export type WireCase = RouteResult<typeof getCase>
type Page = RouteResult<typeof listCases>
type Summary = Page['items'][number]

const ORDER = 'cases.changed'

type CaseRow = typeof cases.$inferSelect

async function toSummaries(db: Db, rows: readonly CaseRow[], reader: Reader): Promise<Summary[]> {
  const figures = await figuresOf(
    db,
    rows.map(({ id }) => id),
    reader,
  )
  const people = await peopleById(
    db,
    rows.flatMap(({ ownerId, openedById, updatedById }) => [ownerId, openedById, updatedById]),
  )
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    state: row.state,
    restricted: row.restricted,
    owner: people(row.ownerId),
    openedBy: people(row.openedById),
    openedAt: iso(row.openedAt),
    updatedBy: people(row.updatedById),
    updatedAt: iso(row.updatedAt),
    closedAt: isoOrNull(row.closedAt),
    ...figures(row.id),
    version: row.version,
  }))
}

/** One page of the cases of which the reader may know, the last changed first. */
export async function pageOfCases(
  db: Db,
  query: RouteData<typeof listCases>['query'],
  reader: Reader,
): Promise<Page> {
  const after = readCursor(query.cursor, ORDER, ['instant', 'text'])
  const at = after === null ? null : sql`${String(after[0])}::timestamptz`
  const conditions: (SQL | undefined)[] = [
    visibleCase(reader),
    query.state === 'all' ? undefined : eq(cases.state, query.state),
    query.whose === 'mine' ? eq(cases.ownerId, reader.id) : undefined,
    query.q === undefined || query.q === '' ? undefined : called(query.q),
    query.alertId === undefined ? undefined : holdsAlert(db, query.alertId, reader),
    query.investigationId === undefined
      ? undefined
      : exists(
          db
            .select({ one: sql`1` })
            .from(caseInvestigations)
            .where(
              and(
                eq(caseInvestigations.caseId, cases.id),
                eq(caseInvestigations.investigationId, query.investigationId),
                visibleMember(caseInvestigations, reader),
              ),
            ),
        ),
    at === null
      ? undefined
      : sql`${cases.updatedAt} <= ${at} and (${cases.updatedAt} < ${at} or ${cases.id} > ${String(after?.[1])})`,
  ]
  const rows = await db
    .select()
    .from(cases)
    .where(and(...conditions))
    .orderBy(desc(cases.updatedAt), asc(cases.id))
    .limit(query.limit + 1)
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  return {
    items: await toSummaries(db, rows.slice(0, query.limit), reader),
    nextCursor: last === undefined ? null : writeCursor(ORDER, [iso(last.updatedAt), last.id]),
  }
}

/** Only through an alert that exists for the reader: which cases hold a hidden one is part of what is hidden. */
const holdsAlert = (db: Db, alertId: string, reader: Reader): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(caseAlerts)
      .innerJoin(alerts, eq(alerts.id, caseAlerts.alertId))
      .where(and(eq(caseAlerts.caseId, cases.id), eq(caseAlerts.alertId, alertId), visibleAlert(reader))),
  )

/** Whether the title holds a text, or the id is it. */
const called = (text: string): SQL =>
  sql`(${textLike(cases.title, likeAnywhere(text))} or ${cases.id} = ${text.toUpperCase()})`

/** Cases of which the reader may know, by a piece of their title or by their id; open ones first. */
export function casesNamed(db: Db, text: string, reader: Reader, limit: number) {
  return db
    .select({ id: cases.id, title: cases.title, state: cases.state, owner: users.name })
    .from(cases)
    .innerJoin(users, eq(users.id, cases.ownerId))
    .where(and(visibleCase(reader), called(text)))
    .orderBy(desc(sql`${cases.state} = 'open'`), desc(cases.updatedAt), asc(cases.id))
    .limit(limit)
}

/** One case with what is in it, as it exists for the reader. @throws ProblemError `not-found` */
export async function caseFor(db: Db, id: string, reader: Reader, now: number): Promise<WireCase> {
  const row = await visibleRow(db, id, reader)
  const [summary] = await toSummaries(db, [row], reader)
  if (summary === undefined) throw noCase(id)
  return {
    ...summary,
    members: await membersOf(db, id, reader, now),
    closure: await closureOf(db, row),
    allowedCommands: [...caseCommands(row, reader.role)],
  }
}

async function closureOf(db: Db, { outcome, closedById, closedAt }: CaseRow): Promise<WireCase['closure']> {
  if (closedById === null || closedAt === null) return null
  const people = await peopleById(db, [closedById])
  return { outcome: outcome ?? '', closedBy: people(closedById), closedAt: iso(closedAt) }
}

/** The row of a case that exists for the reader. @throws ProblemError `not-found` */
export async function visibleRow(db: Db, id: string, reader: Reader): Promise<CaseRow> {
  const [row] = await db
    .select()
    .from(cases)
    .where(and(eq(cases.id, id), visibleCase(reader)))
  if (row === undefined) throw noCase(id)
  return row
}

/** To whom it can be handed over. @throws ProblemError `not-found` */
export async function holdersFor(
  db: Db,
  id: string,
  reader: Reader,
): Promise<RouteResult<typeof listCaseHolders>['items']> {
  const row = await visibleRow(db, id, reader)
  const people = await db
    .select({ id: users.id, name: users.name, role: users.role })
    .from(users)
    .where(and(isNull(users.disabledAt), ne(users.id, row.ownerId)))
    .orderBy(asc(users.name), asc(users.id))
  return people.filter(({ role }) => mayHoldCase(role as Role, row))
}

export const noCase = (id: string) => new ProblemError('not-found', `There is no case ${id}.`)
