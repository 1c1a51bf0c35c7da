import { and, eq } from 'drizzle-orm'
import type { RouteData } from '#core/contract/route.ts'
import type {
  attachInvestigation,
  changeInvestigation,
  createInvestigation,
  saveRevision,
} from '#core/contract/investigations.ts'
import { can } from '#core/workflow/roles.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import type { AuditPerson } from '#core/evidence/audit-chain.ts'
import type { JsonValue } from '#core/evidence/canonical.ts'
import type { Caller } from '../http/bind.ts'
import { alertRow } from '../store/alert-detail.ts'
import { isHandedOver } from '../store/alert-visibility.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import {
  investigationAlerts,
  investigationFiles,
  investigationRevisions,
  investigations,
} from '../store/schema/investigations.ts'
import { investigationFor, type WireInvestigation } from './read.ts'
import { checkAuthors, fileDigest, recordDigest } from './record.ts'

type Row = typeof investigations.$inferSelect
type Body<R extends typeof createInvestigation | typeof saveRevision> = RouteData<R>['body']

/** Saves a picture for the first time, with what its file brought. @throws ProblemError `forbidden`, `unprocessable` */
export async function createNew(
  ports: Ports,
  body: Body<typeof createInvestigation>,
  caller: Caller,
): Promise<WireInvestigation> {
  if (body.restricted && !can(caller.role, 'restricted.read')) {
    throw new ProblemError('forbidden', 'Only who may read the restricted compartment may save into it.')
  }
  const { file } = body
  if (file !== undefined && !body.imported) {
    throw new ProblemError('unprocessable', 'body.file: only what is imported brings facts of a file', {
      errors: [{ field: 'body.file', message: 'only what is imported brings facts of a file' }],
    })
  }
  if (!body.imported) checkAuthors(body.document, null, caller.id)
  const id = `inv-${ports.randomToken().slice(0, 20)}`
  const now = new Date(ports.clock())
  const digest = recordDigest(body.document)
  const steps = body.document.steps.length
  await ports.db.transaction(async (tx) => {
    await tx.insert(investigations).values({
      id,
      name: body.name,
      ownerId: caller.id,
      state: 'active',
      restricted: body.restricted,
      createdAt: now,
      updatedAt: now,
      updatedById: caller.id,
      revision: 1,
      steps,
      version: 1,
    })
    await tx.insert(investigationRevisions).values({
      investigationId: id,
      n: 1,
      kind: 'named',
      label: null,
      document: body.document,
      digest,
      steps,
      savedById: caller.id,
      savedAt: now,
    })
    if (file !== undefined) {
      await tx.insert(investigationFiles).values({
        investigationId: id,
        exportedAt: new Date(file.exportedAt),
        exportedBy: file.exportedBy,
        nodes: file.nodes.length,
        edges: file.edges.length,
        content: file,
      })
    }
    const data = { name: body.name, restricted: body.restricted, imported: body.imported, steps, digest }
    const brought = file === undefined ? {} : { fileDigest: fileDigest(file) }
    await audit(tx, ports, caller, id, 'investigation.created', { ...data, ...brought })
  })
  return investigationFor(ports.db, id, caller)
}

/**
 * Saves again. An autosave is written over by its author's next save of either kind while it is the newest, so that
 * drawing for an hour leaves one revision and a named save leaves none behind it; named saves are never touched.
 */
export async function saveAgain(
  ports: Ports,
  { id, ifMatch }: Target,
  body: Body<typeof saveRevision>,
  caller: Caller,
): Promise<WireInvestigation> {
  await changed(ports, { id, ifMatch }, caller, async (tx, row) => {
    if (row.state === 'archived')
      throw new ProblemError('conflict', 'An archived investigation is not saved.')
    const head = await headOf(tx, row)
    checkAuthors(body.document, head.document, caller.id)
    const over = head.kind === 'autosave' && head.savedById === caller.id
    const n = over ? row.revision : row.revision + 1
    const digest = recordDigest(body.document)
    const steps = body.document.steps.length
    const saved = {
      kind: body.kind,
      label: body.label,
      document: body.document,
      digest,
      steps,
      savedById: caller.id,
      savedAt: new Date(ports.clock()),
    }
    await tx
      .insert(investigationRevisions)
      .values({ investigationId: id, n, ...saved })
      .onConflictDoUpdate({
        target: [investigationRevisions.investigationId, investigationRevisions.n],
        set: saved,
      })
    await audit(tx, ports, caller, id, 'investigation.saved', {
      revision: n,
      kind: body.kind,
      label: body.label,
      steps,
      digest,
    })
    return { revision: n, steps }
  })
  return investigationFor(ports.db, id, caller)
}

/** Renames, archives or brings back. */
export async function changeHead(
  ports: Ports,
  target: Target,
  body: RouteData<typeof changeInvestigation>['body'],
  caller: Caller,
): Promise<WireInvestigation> {
  await changed(ports, target, caller, async (tx, row) => {
    const set = { name: body.name ?? row.name, state: body.state ?? row.state }
    if (set.name !== row.name) {
      await audit(tx, ports, caller, row.id, 'investigation.renamed', { from: row.name, to: set.name })
    }
    if (set.state !== row.state) {
      const type = set.state === 'archived' ? 'investigation.archived' : 'investigation.restored'
      await audit(tx, ports, caller, row.id, type, {})
    }
    return set.name === row.name && set.state === row.state ? null : set
  })
  return investigationFor(ports.db, target.id, caller)
}

/**
 * Attaches to an alert, or takes off. What the MLRO attaches to an alert that was handed over stays in the restricted
 * compartment, and the investigation then shows no change either.
 */
export async function attach(
  ports: Ports,
  target: Target,
  { alertId, attached }: RouteData<typeof attachInvestigation>['body'],
  caller: Caller,
): Promise<WireInvestigation> {
  await changed(ports, target, caller, async (tx, row) => {
    const alert = await alertRow(tx, alertId, caller)
    const inside = can(caller.role, 'restricted.read')
    const restricted = inside && isHandedOver(alert.status, { id: caller.id, role: 'analyst' })
    const here = and(
      eq(investigationAlerts.investigationId, row.id),
      eq(investigationAlerts.alertId, alertId),
    )
    const [known] = await tx.select().from(investigationAlerts).where(here)
    const seen = known !== undefined && (inside || !known.restricted)
    if (attached === seen) return null
    if (attached) {
      const one = { restricted, attachedById: caller.id, attachedAt: new Date(ports.clock()) }
      await tx
        .insert(investigationAlerts)
        .values({ investigationId: row.id, alertId, ...one })
        .onConflictDoUpdate({
          target: [investigationAlerts.investigationId, investigationAlerts.alertId],
          set: one,
        })
    } else await tx.delete(investigationAlerts).where(here)
    const type = attached ? 'investigation.attached' : 'investigation.detached'
    await audit(tx, ports, caller, row.id, type, { alertId, restricted })
    return (attached ? restricted : known?.restricted) ? null : {}
  })
  return investigationFor(ports.db, target.id, caller)
}

interface Target {
  readonly id: string
  readonly ifMatch: number
}

type Changes = Partial<Pick<Row, 'name' | 'state' | 'revision' | 'steps'>>

/** Runs a change of the investigation that the caller last read; null leaves its version as it was. */
async function changed(
  ports: Ports,
  { id, ifMatch }: Target,
  caller: Caller,
  change: (tx: Db, row: Row) => Promise<Changes | null>,
): Promise<void> {
  await ports.db.transaction(async (tx) => {
    const [row] = await tx.select().from(investigations).where(eq(investigations.id, id)).for('update')
    if (row === undefined || (row.restricted && !can(caller.role, 'restricted.read'))) {
      throw new ProblemError('not-found', `There is no investigation ${id}.`)
    }
    if (row.version !== ifMatch) {
      const current = await investigationFor(tx, id, caller)
      throw new ProblemError('changed', `${current.updatedBy.name} changed it since you read it.`, {
        current,
      })
    }
    const changes = await change(tx, row)
    if (changes === null) return
    await tx
      .update(investigations)
      .set({
        ...changes,
        version: row.version + 1,
        updatedAt: new Date(ports.clock()),
        updatedById: caller.id,
      })
      .where(eq(investigations.id, id))
  })
}

async function headOf(tx: Db, row: Row) {
  const { investigationId, n } = investigationRevisions
  const [head] = await tx
    .select()
    .from(investigationRevisions)
    .where(and(eq(investigationId, row.id), eq(n, row.revision)))
  if (head === undefined) throw new Error(`the investigation ${row.id} has no revision ${row.revision}`)
  return head
}

function audit(tx: Db, ports: Ports, actor: AuditPerson, id: string, type: string, data: JsonValue) {
  return appendAudit(tx, ports, { actor, type, target: { kind: 'investigation', id }, data })
}
