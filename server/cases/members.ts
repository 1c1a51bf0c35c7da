import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Case, CaseSummary } from '#core/contract/cases.ts'
import { selectInvestigations, toInvestigationSummary } from '../investigations/read.ts'
import { visibleInvestigation } from '../investigations/visible.ts'
import { selectSummaries, toSummaries } from '../store/alert-summary.ts'
import { type Reader, visibleColumns } from '../store/alert-visibility.ts'
import type { Db } from '../store/db.ts'
import { caseAlerts, caseInvestigations } from '../store/schema/cases.ts'
import { users } from '../store/schema/identity.ts'
import { investigations } from '../store/schema/investigations.ts'
import { alerts } from '../store/schema/work.ts'
import { iso } from '../store/wire.ts'
import { visibleAlert, visibleMember } from './visible.ts'

type Members = z.output<typeof Case>['members']
type Figures = Pick<z.output<typeof CaseSummary>, 'alerts' | 'investigations'>

const person = { id: users.id, name: users.name, role: users.role }
const NOTHING: Figures = { alerts: { total: 0, open: 0, highestSeverity: null }, investigations: 0 }

/** How much is in each of the cases, of what exists for the reader. */
export async function figuresOf(
  db: Db,
  caseIds: readonly string[],
  reader: Reader,
): Promise<(caseId: string) => Figures> {
  if (caseIds.length === 0) return () => NOTHING
  const { open } = visibleColumns(reader)
  const held = await db
    .select({
      caseId: caseAlerts.caseId,
      total: sql<number>`count(*)::int`,
      open: sql<number>`(count(*) filter (where ${open}))::int`,
      highestSeverity: sql<number>`max(${alerts.severity})::int`,
    })
    .from(caseAlerts)
    .innerJoin(alerts, eq(alerts.id, caseAlerts.alertId))
    .where(and(inArray(caseAlerts.caseId, [...caseIds]), visibleAlert(reader)))
    .groupBy(caseAlerts.caseId)
  const drawn = await db
    .select({ caseId: caseInvestigations.caseId, total: sql<number>`count(*)::int` })
    .from(caseInvestigations)
    .innerJoin(investigations, eq(investigations.id, caseInvestigations.investigationId))
    .where(
      and(
        inArray(caseInvestigations.caseId, [...caseIds]),
        visibleMember(caseInvestigations, reader),
        visibleInvestigation(reader),
      ),
    )
    .groupBy(caseInvestigations.caseId)
  const alertsOf = new Map(held.map(({ caseId, ...figures }) => [caseId, figures]))
  const investigationsOf = new Map(drawn.map(({ caseId, total }) => [caseId, total]))
  return (caseId) => ({
    alerts: alertsOf.get(caseId) ?? NOTHING.alerts,
    investigations: investigationsOf.get(caseId) ?? 0,
  })
}

/** What is in a case and exists for the reader, with who put it there. */
export async function membersOf(db: Db, caseId: string, reader: Reader, now: number): Promise<Members> {
  return {
    alerts: await alertsOf(db, caseId, reader, now),
    investigations: await investigationsOf(db, caseId, reader),
  }
}

async function alertsOf(db: Db, caseId: string, reader: Reader, now: number): Promise<Members['alerts']> {
  const members = await db
    .select({ member: caseAlerts, addedBy: person })
    .from(caseAlerts)
    .innerJoin(users, eq(users.id, caseAlerts.addedById))
    .where(and(eq(caseAlerts.caseId, caseId), visibleMember(caseAlerts, reader)))
  if (members.length === 0) return []
  const byAlert = new Map(members.map((row) => [row.member.alertId, row]))
  const rows = await selectSummaries(db)
    .where(and(inArray(alerts.id, [...byAlert.keys()]), visibleColumns(reader).shown))
    .orderBy(desc(alerts.severity), desc(alerts.createdAt), alerts.id)
  return (await toSummaries(db, rows, reader, now)).flatMap((alert) => {
    const found = byAlert.get(alert.id)
    return found === undefined ? [] : [{ alert, ...addition(found) }]
  })
}

async function investigationsOf(db: Db, caseId: string, reader: Reader): Promise<Members['investigations']> {
  const members = await db
    .select({ member: caseInvestigations, addedBy: person })
    .from(caseInvestigations)
    .innerJoin(users, eq(users.id, caseInvestigations.addedById))
    .where(and(eq(caseInvestigations.caseId, caseId), visibleMember(caseInvestigations, reader)))
  if (members.length === 0) return []
  const byId = new Map(members.map((row) => [row.member.investigationId, row]))
  const rows = await selectInvestigations(db)
    .where(and(inArray(investigations.id, [...byId.keys()]), visibleInvestigation(reader)))
    .orderBy(desc(investigations.updatedAt), investigations.id)
  return rows.map(toInvestigationSummary).flatMap((investigation) => {
    const found = byId.get(investigation.id)
    return found === undefined ? [] : [{ investigation, ...addition(found) }]
  })
}

const addition = ({
  member,
  addedBy,
}: {
  readonly member: { readonly addedAt: Date; readonly restricted: boolean }
  readonly addedBy: { readonly id: string; readonly name: string; readonly role: string }
}) => ({ addedBy, addedAt: iso(member.addedAt), restricted: member.restricted })
