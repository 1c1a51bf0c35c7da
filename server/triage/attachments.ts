import { and, desc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import {
  type Attachment,
  ATTACHMENT_TYPES,
  MAX_ATTACHMENT_BYTES,
  type verifyAttachment,
} from '#core/contract/attachments.ts'
import { contentDigest } from '#core/evidence/digest.ts'
import { type AlertState, RESTRICTED_STATES } from '#core/workflow/alert.ts'
import { can } from '#core/workflow/roles.ts'
import type { Caller } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { isHandedOver, isHidden, type Reader } from '../store/alert-visibility.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { alertAttachments } from '../store/schema/attachments.ts'
import { alerts } from '../store/schema/work.ts'

type WireAttachment = z.output<typeof Attachment>
type Row = Omit<typeof alertAttachments.$inferSelect, 'content'>

/** Everything but the content, which lists do not need. */
const columns = {
  id: alertAttachments.id,
  alertId: alertAttachments.alertId,
  name: alertAttachments.name,
  mediaType: alertAttachments.mediaType,
  bytes: alertAttachments.bytes,
  sha256: alertAttachments.sha256,
  restricted: alertAttachments.restricted,
  addedById: alertAttachments.addedById,
  addedByName: alertAttachments.addedByName,
  addedByRole: alertAttachments.addedByRole,
  addedAt: alertAttachments.addedAt,
}

const mayKnow = (row: Pick<Row, 'restricted'>, reader: Reader) =>
  !row.restricted || can(reader.role, 'restricted.read')

/** Files of an alert that the reader may know of, newest first. */
export async function attachmentsOf(db: Db, alertId: string, reader: Reader): Promise<WireAttachment[]> {
  const rows = await db
    .select(columns)
    .from(alertAttachments)
    .where(eq(alertAttachments.alertId, alertId))
    .orderBy(desc(alertAttachments.addedAt), alertAttachments.id)
  return rows.filter((row) => mayKnow(row, reader)).map(toWire)
}

export interface NewAttachment {
  readonly alertId: string
  readonly name: string
  /** As computed by whoever chose the file. */
  readonly sha256: string
  readonly content: Uint8Array
}

/**
 * Stores a file with its alert and records it.
 *
 * @throws ProblemError `not-found`; `forbidden` where the alert is with the MLRO; `conflict` where the file is there
 *   already; `unprocessable` where name, kind or digest do not fit
 */
export async function attach(ports: Ports, file: NewAttachment, actor: Caller): Promise<WireAttachment> {
  const { alertId, content } = file
  const name = cleanName(file.name)
  const mediaType = typeOf(name, content)
  if (contentDigest(content) !== file.sha256) {
    throw refused('query.sha256', 'The content does not have this digest: it was changed on its way.')
  }
  const { id: addedById, name: addedByName, role: addedByRole } = actor
  const id = `att-${ports.randomToken()}`
  const addedAt = new Date(ports.clock())
  return ports.db.transaction(async (tx) => {
    const [alert] = await tx
      .select({ status: alerts.status, escalatedById: alerts.escalatedById })
      .from(alerts)
      .where(eq(alerts.id, alertId))
      .for('update')
    if (alert === undefined || isHidden(alert, actor))
      throw new ProblemError('not-found', `There is no alert ${alertId}.`)
    if (isHandedOver(alert.status, actor)) {
      throw new ProblemError('forbidden', 'This alert is with the MLRO; only the MLRO adds to it.')
    }
    const same = (await attachmentsOf(tx, alertId, actor)).find((each) => each.sha256 === file.sha256)
    if (same !== undefined) {
      throw new ProblemError('conflict', `This file is attached already, as ${same.name}.`)
    }
    const row = {
      id,
      alertId,
      name,
      mediaType,
      bytes: content.byteLength,
      sha256: file.sha256,
      restricted: RESTRICTED_STATES.has(alert.status as AlertState),
      addedById,
      addedByName,
      addedByRole,
      addedAt,
    }
    await tx.insert(alertAttachments).values({ ...row, content })
    await appendAudit(tx, ports, {
      actor,
      type: 'alert.attach-file',
      target: { kind: 'alert', id: alertId },
      data: { attachmentId: id, name, bytes: row.bytes, sha256: row.sha256 },
    })
    return toWire(row)
  })
}

/** The stored file; who took it is recorded. @throws ProblemError `not-found` */
export async function readAttachment(ports: Ports, alertId: string, id: string, reader: Caller) {
  return ports.db.transaction(async (tx) => {
    const row = await stored(tx, alertId, id, reader)
    await appendAudit(tx, ports, {
      actor: reader,
      // Of the file, not of the alert: the alert's activity would tell where the MLRO or an auditor looks.
      target: { kind: 'attachment', id },
      type: 'attachment.read',
      data: { alertId },
    })
    return row
  })
}

/** Computes the digest of what is stored now and compares; the outcome is recorded. @throws ProblemError `not-found` */
export async function checkAttachment(
  ports: Ports,
  alertId: string,
  id: string,
  reader: Caller,
): Promise<z.output<typeof verifyAttachment.ok.schema>> {
  return ports.db.transaction(async (tx) => {
    const row = await stored(tx, alertId, id, reader)
    const computed = contentDigest(row.content)
    const intact = computed === row.sha256
    await appendAudit(tx, ports, {
      actor: reader,
      target: { kind: 'attachment', id },
      type: 'attachment.verified',
      data: { alertId, recorded: row.sha256, computed, intact },
    })
    return { recorded: row.sha256, computed, intact, at: new Date(ports.clock()).toISOString() }
  })
}

async function stored(db: Db, alertId: string, id: string, reader: Reader) {
  const [row] = await db
    .select()
    .from(alertAttachments)
    .where(and(eq(alertAttachments.id, id), eq(alertAttachments.alertId, alertId)))
  if (row === undefined || !mayKnow(row, reader))
    throw new ProblemError('not-found', 'There is no such file.')
  return row
}

function toWire(row: Row): WireAttachment {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.mediaType,
    bytes: row.bytes,
    sha256: row.sha256,
    addedBy: { id: row.addedById, name: row.addedByName, role: row.addedByRole },
    addedAt: row.addedAt.toISOString(),
  }
}

const refused = (field: string, message: string) =>
  new ProblemError('unprocessable', message, { errors: [{ field, message }] })

/** A name that is only a name: no folders, no control characters, no tricks with the direction of writing. */
function cleanName(name: string): string {
  const clean = name
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[\\/:*?"<>|]/g, '_')
    .trim()
  if (clean === '' || clean.startsWith('.')) throw refused('query.name', 'The file has no usable name.')
  return clean
}

const FIRST_BYTES: Readonly<Record<string, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46],
  png: [0x89, 0x50, 0x4e, 0x47],
  jpg: [0xff, 0xd8, 0xff],
  jpeg: [0xff, 0xd8, 0xff],
  docx: [0x50, 0x4b, 0x03, 0x04],
  xlsx: [0x50, 0x4b, 0x03, 0x04],
}

function typeOf(name: string, content: Uint8Array): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const type = Object.hasOwn(ATTACHMENT_TYPES, ending) ? ATTACHMENT_TYPES[ending] : undefined
  if (type === undefined) {
    throw refused(
      'query.name',
      `Files of this kind are not taken; taken are ${Object.keys(ATTACHMENT_TYPES).join(', ')}.`,
    )
  }
  if (content.byteLength === 0) throw refused('body', 'The file is empty.')
  const first = FIRST_BYTES[ending]
  if (first !== undefined && first.some((byte, at) => content[at] !== byte)) {
    throw refused('query.name', `The content is not what a .${ending} file begins with.`)
  }
  return type
}

/** The body of a request, read no further than a file may be long. @throws ProblemError `too-large` */
export async function bodyOf(request: Request): Promise<Uint8Array> {
  const tooLarge = () =>
    new ProblemError('too-large', `A file may have at most ${MAX_ATTACHMENT_BYTES / 1_000_000} MB.`)
  if (Number(request.headers.get('content-length') ?? 0) > MAX_ATTACHMENT_BYTES) throw tooLarge()
  const reader = request.body?.getReader()
  if (reader === undefined) {
    // Some browsers, in which the demonstration runs, show no stream of a request's body.
    const whole = new Uint8Array(await request.arrayBuffer())
    if (whole.byteLength > MAX_ATTACHMENT_BYTES) throw tooLarge()
    return whole
  }
  const pieces: Uint8Array[] = []
  let bytes = 0
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes += piece.value.byteLength
    if (bytes > MAX_ATTACHMENT_BYTES) throw tooLarge()
    pieces.push(piece.value)
  }
  const out = new Uint8Array(bytes)
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.byteLength
  }
  return out
}
