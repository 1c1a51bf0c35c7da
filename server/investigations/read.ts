import { aliasedTable, and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { InvestigationFileFacts } from '#core/contract/investigation-document.ts'
import type { RouteData, RouteResult } from '#core/contract/route.ts'
import type { getInvestigation, listInvestigations } from '#core/contract/investigations.ts'
import { ProblemError } from '../http/problem.ts'
import type { Reader } from '../store/alert-visibility.ts'
import { readCursor, writeCursor } from '../store/cursor.ts'
import type { Db } from '../store/db.ts'
import { visibleCase, visibleMember } from '../cases/visible.ts'
import { caseInvestigations, cases } from '../store/schema/cases.ts'
import { users } from '../store/schema/identity.ts'
import {
  investigationAlerts,
  investigationFiles,
  investigationRevisions,
  investigations,
} from '../store/schema/investigations.ts'
import { likeAnywhere, textLike } from '../store/text-order.ts'
import { iso } from '../store/wire.ts'
import { visibleAttachment, visibleInvestigation } from './visible.ts'

export type WireInvestigation = RouteResult<typeof getInvestigation>
type Page = RouteResult<typeof listInvestigations>
type ListQuery = RouteData<typeof listInvestigations>['query']

/** Revisions that an answer names. */
const REVISIONS = 100
const ORDER = 'investigations.changed'

const owners = aliasedTable(users, 'owners')
const changers = aliasedTable(users, 'changers')
const personOf = (table: typeof owners) => ({ id: table.id, name: table.name, role: table.role })

/** Investigations with the people they name; callers add where, order and limit. */
export const selectInvestigations = (db: Db) =>
  db
    .select({
      row: investigations,
      owner: personOf(owners),
      updatedBy: personOf(changers),
    })
    .from(investigations)
    .innerJoin(owners, eq(owners.id, investigations.ownerId))
    .innerJoin(changers, eq(changers.id, investigations.updatedById))
    .$dynamic()

type SummaryRow = Awaited<ReturnType<typeof selectInvestigations>>[number]

export const toInvestigationSummary = ({ row, owner, updatedBy }: SummaryRow): Page['items'][number] => ({
  id: row.id,
  name: row.name,
  owner,
  state: row.state,
  restricted: row.restricted,
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
  updatedBy,
  revision: row.revision,
  steps: row.steps,
  version: row.version,
})

/** One page of what the reader may know of, the last changed first. */
export async function pageOfInvestigations(db: Db, query: ListQuery, reader: Reader): Promise<Page> {
  const after = readCursor(query.cursor, ORDER, ['instant', 'text'])
  const at = after === null ? null : sql`${String(after[0])}::timestamptz`
  const conditions: (SQL | undefined)[] = [
    visibleInvestigation(reader),
    eq(investigations.state, query.state),
    query.whose === 'mine' ? eq(investigations.ownerId, reader.id) : undefined,
    query.q === undefined || query.q === '' ? undefined : named(query.q),
    query.alertId === undefined
      ? undefined
      : sql`exists (select 1 from ${investigationAlerts} where ${investigationAlerts.investigationId} = ${investigations.id}
          and ${investigationAlerts.alertId} = ${query.alertId} and ${visibleAttachment(reader)})`,
    at === null
      ? undefined
      : sql`${investigations.updatedAt} <= ${at} and (${investigations.updatedAt} < ${at} or ${investigations.id} > ${String(after?.[1])})`,
  ]
  const rows = await selectInvestigations(db)
    .where(and(...conditions))
    .orderBy(desc(investigations.updatedAt), asc(investigations.id))
    .limit(query.limit + 1)
  const last = rows.length > query.limit ? rows[query.limit - 1]?.row : undefined
  return {
    items: rows.slice(0, query.limit).map(toInvestigationSummary),
    nextCursor: last === undefined ? null : writeCursor(ORDER, [iso(last.updatedAt), last.id]),
  }
}

/** Whether a name holds a text, whatever the case. */
const named = (text: string): SQL => textLike(investigations.name, likeAnywhere(text))

/** Active investigations of which the reader may know, by a piece of their name or by their id. */
export async function investigationsNamed(db: Db, text: string, reader: Reader, limit: number) {
  const rows = await selectInvestigations(db)
    .where(
      and(
        visibleInvestigation(reader),
        eq(investigations.state, 'active'),
        sql`(${named(text)} or ${investigations.id} = ${text})`,
      ),
    )
    .orderBy(desc(investigations.updatedAt), asc(investigations.id))
    .limit(limit)
  return rows.map(toInvestigationSummary)
}

/** One investigation with the document of a revision, the newest unless another is asked for. @throws ProblemError `not-found` */
export async function investigationFor(
  db: Db,
  id: string,
  reader: Reader,
  revision?: number,
): Promise<WireInvestigation> {
  const [found] = await selectInvestigations(db).where(
    and(eq(investigations.id, id), visibleInvestigation(reader)),
  )
  if (found === undefined) throw new ProblemError('not-found', `There is no investigation ${id}.`)
  const of = eq(investigationRevisions.investigationId, id)
  const columns = {
    n: investigationRevisions.n,
    kind: investigationRevisions.kind,
    label: investigationRevisions.label,
    savedBy: { id: users.id, name: users.name, role: users.role },
    savedAt: investigationRevisions.savedAt,
    steps: investigationRevisions.steps,
    digest: investigationRevisions.digest,
  }
  const select = () =>
    db
      .select(columns)
      .from(investigationRevisions)
      .innerJoin(users, eq(users.id, investigationRevisions.savedById))
      .$dynamic()
  const n = revision ?? found.row.revision
  const rows = await select().where(of).orderBy(desc(investigationRevisions.n)).limit(REVISIONS)
  const [shown] = await select().where(and(of, eq(investigationRevisions.n, n)))
  const [held] = await db
    .select({ document: investigationRevisions.document })
    .from(investigationRevisions)
    .where(and(of, eq(investigationRevisions.n, n)))
  if (shown === undefined || held === undefined) {
    throw new ProblemError('not-found', `The investigation ${id} has no revision ${n}.`)
  }
  const wire = (row: typeof shown) => ({ ...row, savedAt: iso(row.savedAt) })
  return {
    ...toInvestigationSummary(found),
    document: held.document,
    shown: wire(shown),
    revisions: rows.map(wire),
    alerts: await attachedTo(db, id, reader),
    cases: await casesHolding(db, id, reader),
    file: await fileOf(db, id),
  }
}

/** What the file brought from which it was read. @throws ProblemError `not-found` */
export async function fileFactsFor(db: Db, id: string, reader: Reader): Promise<InvestigationFileFacts> {
  const [found] = await db
    .select({ content: investigationFiles.content })
    .from(investigationFiles)
    .innerJoin(investigations, eq(investigations.id, investigationFiles.investigationId))
    .where(and(eq(investigations.id, id), visibleInvestigation(reader)))
  if (found === undefined) throw new ProblemError('not-found', `The investigation ${id} brought no facts.`)
  return found.content
}

/** The file without its facts, which may be many. */
async function fileOf(db: Db, id: string): Promise<WireInvestigation['file']> {
  const { exportedAt, exportedBy, nodes, edges } = investigationFiles
  const [file] = await db
    .select({ exportedAt, exportedBy, nodes, edges })
    .from(investigationFiles)
    .where(eq(investigationFiles.investigationId, id))
  return file === undefined ? null : { ...file, exportedAt: iso(file.exportedAt) }
}

async function attachedTo(db: Db, id: string, reader: Reader): Promise<WireInvestigation['alerts']> {
  const rows = await db
    .select({
      alertId: investigationAlerts.alertId,
      attachedAt: investigationAlerts.attachedAt,
      restricted: investigationAlerts.restricted,
      attachedBy: { id: users.id, name: users.name, role: users.role },
    })
    .from(investigationAlerts)
    .innerJoin(users, eq(users.id, investigationAlerts.attachedById))
    .where(and(eq(investigationAlerts.investigationId, id), visibleAttachment(reader)))
    .orderBy(investigationAlerts.alertId)
  return rows.map(({ attachedAt, ...row }) => ({
    alertId: row.alertId,
    attachedBy: row.attachedBy,
    attachedAt: iso(attachedAt),
    restricted: row.restricted,
  }))
}

/** The cases to which it is attached, as far as the reader may know of them. */
async function casesHolding(db: Db, id: string, reader: Reader): Promise<WireInvestigation['cases']> {
  const rows = await db
    .select({
      caseId: cases.id,
      title: cases.title,
      attachedAt: caseInvestigations.addedAt,
      restricted: caseInvestigations.restricted,
      attachedBy: { id: users.id, name: users.name, role: users.role },
    })
    .from(caseInvestigations)
    .innerJoin(cases, eq(cases.id, caseInvestigations.caseId))
    .innerJoin(users, eq(users.id, caseInvestigations.addedById))
    .where(
      and(
        eq(caseInvestigations.investigationId, id),
        visibleMember(caseInvestigations, reader),
        visibleCase(reader),
      ),
    )
    .orderBy(cases.id)
  return rows.map(({ caseId, title, attachedBy, attachedAt, restricted }) => ({
    caseId,
    title,
    attachedBy,
    attachedAt: iso(attachedAt),
    restricted,
  }))
}
