import type { Hono } from 'hono'
import {
  cancelImport,
  createImport,
  getImport,
  importRejectsCsv,
  listImports,
  putImportContent,
} from '#core/contract/imports.ts'
import { previewImport } from '#core/contract/import-preview.ts'
import { type AppEnv, bind, type Caller } from '../http/bind.ts'
import { csvResponse } from '../http/csv.ts'
import type { Imports } from '../imports/imports.ts'
import { tooLarge } from '../imports/intake.ts'
import { previewImport as preview } from '../imports/preview.ts'
import { findImport, pageOfImports, rejectsAfter, toImport } from '../imports/records.ts'
import type { Ports } from '../ports.ts'

/** Rejects shown with a report; the CSV has them all. */
const REJECTS_SHOWN = 200
const REJECTS_PER_PIECE = 1_000

const personOf = ({ id, name, role }: Caller) => ({ id, name, role })

/** Bringing files in: announce, send, watch, cancel, and what could not be read. */
export function importRoutes(app: Hono<AppEnv>, ports: Ports, imports: Imports): void {
  bind(app, ports, createImport).to(async ({ body, caller }) => ({
    value: await imports.announce(body, personOf(caller)),
  }))

  bind(app, ports, previewImport).to(async ({ query, request }) => ({
    value: await preview(ports, { ...query, count: query.count === 'true' }, request.body),
  }))

  bind(app, ports, putImportContent).to(async ({ params, request, caller }) => {
    const announced = Number(request.headers.get('content-length') ?? 0)
    if (announced > ports.config.maxImportBytes) throw tooLarge(ports.config.maxImportBytes)
    return { value: await imports.receive(params.importId, request.body, personOf(caller)) }
  })

  bind(app, ports, cancelImport).to(async ({ params, caller }) => ({
    value: await imports.cancel(params.importId, personOf(caller)),
  }))

  bind(app, ports, listImports).to(async ({ query }) => {
    const page = await pageOfImports(ports.db, { cursor: query.cursor, limit: query.limit })
    return {
      value: {
        items: page.items.map((item) => toImport(item, imports.live(item.row.id))),
        nextCursor: page.nextCursor,
      },
    }
  })

  bind(app, ports, getImport).to(async ({ params }) => {
    const report = await imports.find(params.importId)
    const rejects = await rejectsAfter(ports.db, report.id, 0, REJECTS_SHOWN)
    return { value: { ...report, rejects } }
  })

  bind(app, ports, importRejectsCsv).to(async ({ params }) => {
    const { row } = await findImport(ports.db, params.importId)
    let after = 0
    return csvResponse(`${row.filename}-rejects.csv`, ['line', 'field', 'value', 'reason'], async () => {
      const rejects = await rejectsAfter(ports.db, row.id, after, REJECTS_PER_PIECE)
      after = rejects.at(-1)?.n ?? after
      return rejects.map(({ line, field, value, reason }) => [line, field, value, reason])
    })
  })
}
