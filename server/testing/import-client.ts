import type { Role } from '#core/workflow/roles.ts'
import { createApp } from '../app.ts'
import { startSession } from '../identity/sessions.ts'
import type { Import } from '../imports/records.ts'
import type { Ports } from '../ports.ts'
import type { Db } from '../store/db.ts'
import { users } from '../store/schema/identity.ts'
import { importRejects, labels, labelStaging } from '../store/schema/labels.ts'
import { books, transfers, transferStaging } from '../store/schema/ledger.ts'

interface Sent extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>
  readonly duplex?: 'half'
}

interface NewImport {
  readonly filename: string
  readonly kind?: string
  readonly bytes?: number
  readonly book?: string
  readonly lookBack?: boolean
}

/** Somebody of a role, signed in, who brings files in over the API. */
export async function importClient(ports: Ports, role: Role) {
  const app = createApp(ports)
  const id = `u-${role}`
  await ports.db.insert(users).values({
    id,
    email: `${role}@desk.test`,
    name: `The ${role}`,
    role,
    createdAt: new Date(ports.clock()),
  })
  const cookie = `__Host-kyt_session=${await startSession(ports.db, ports, id)}`
  let calls = 0

  const request = (method: string, path: string, init: Sent = {}) =>
    app.request(`/api/v1${path}`, {
      ...init,
      method,
      headers: { cookie, 'idempotency-key': `call-${role}-${(calls += 1)}`, ...init.headers },
    })

  const announce = (file: NewImport) =>
    request('POST', '/imports', {
      body: JSON.stringify(file),
      headers: { 'content-type': 'application/json' },
    })

  const send = (importId: string, body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>) =>
    request('PUT', `/imports/${importId}/content`, {
      body,
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    })

  return {
    request,
    announce,
    send,
    cancel: (importId: string) => request('POST', `/imports/${importId}/cancel`),
    /** Announces and sends; answers what the sending was answered. */
    async upload(filename: string, content: string | Uint8Array<ArrayBuffer>, more: Partial<NewImport> = {}) {
      const { id } = (await (await announce({ filename, ...more })).json()) as Import
      return { id, response: await send(id, content) }
    },
    async report(importId: string) {
      const response = await request('GET', `/imports/${importId}`)
      return (await response.json()) as Import & {
        rejects: { line: number; field: string; reason: string }[]
      }
    },
  }
}

export type ImportClient = Awaited<ReturnType<typeof importClient>>

/** A valid account of Ethereum for each number. */
export function account(n: number): string {
  return `0x${n.toString(16).padStart(40, '0')}`
}

export const TRANSFER_HEADER = 'chain,tx_hash,log_index,block,time,from,to,asset,decimals,amount'

/** Rows `from` to `to` (excluded) of a transfers file: one transfer of 1 TST each, all different. */
export function transferRows(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, at) => {
    const n = from + at
    const hash = `0x${(n + 1).toString(16).padStart(64, '0')}`
    return `eip155:1,${hash},0,${1000 + n},2026-10-01T00:00:00Z,${account(n + 1)},${account(n + 2)},TST,6,1.000000`
  })
}

export function transfersCsv(rows: readonly string[]): string {
  return `${[TRANSFER_HEADER, ...rows].join('\n')}\n`
}

export const LABEL_HEADER = 'address,category,label,actor,source,confidence'

export function labelRows(from: number, to: number, source = 'Own watchlist'): string[] {
  return Array.from(
    { length: to - from },
    (_, at) => `${account(0xabc000 + from + at)},scam,Case ${from + at},,${source},50`,
  )
}

export function labelsCsv(rows: readonly string[]): string {
  return `${[LABEL_HEADER, ...rows].join('\n')}\n`
}

/** Rows that files left anywhere, in sight or out of it. */
export async function leftByImports(db: Db): Promise<number> {
  let left = 0
  for (const table of [labels, transfers, labelStaging, transferStaging, importRejects, books] as const)
    left += await db.$count(table)
  return left
}
