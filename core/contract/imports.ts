import { z } from 'zod'
import { Instant, PageQuery, pageOf, PersonRef } from './common.ts'
import { LabelClaim } from './receipts.ts'
import { ImportNotice } from './import-notices.ts'
import { defineRoute } from './route.ts'

export const ImportKind = z
  .enum([
    'transfers-csv',
    'esplora-json',
    'labels-csv',
    'ofac-list',
    'ofac-dated',
    'tagpack',
    'records-csv',
    'customers-csv',
    'wallets-csv',
  ])
  .meta({ id: 'ImportKind' })

export const ImportState = z
  .enum(['waiting', 'reading', 'storing', 'screening', 'done', 'failed', 'cancelled', 'interrupted'])
  .meta({ id: 'ImportState' })

export const Import = z
  .object({
    id: z.string(),
    kind: ImportKind.nullable().meta({ description: 'null: not told yet from the first lines' }),
    filename: z.string(),
    state: ImportState,
    bytesTotal: z.int().nullable(),
    bytesRead: z.int(),
    sha256: z.string().nullable(),
    rowsRead: z.int(),
    accepted: z.int().meta({ description: 'New facts stored' }),
    merged: z.int().meta({ description: 'Rows that were already known' }),
    rejected: z.int(),
    notices: z.array(ImportNotice),
    alertsRaised: z.int().nullable(),
    error: z.string().nullable(),
    book: z.object({ id: z.string(), name: z.string() }).nullable(),
    createdBy: PersonRef.nullable(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'Import' })

export const ImportReject = z
  .object({
    line: z.int().meta({ description: 'Line of the file; of a JSON file, which of its transactions' }),
    field: z.string(),
    value: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'ImportReject' })

const ImportId = z.object({ importId: z.string().max(60) })

export const createImport = defineRoute({
  operationId: 'createImport',
  method: 'post',
  path: '/api/v1/imports',
  tag: 'Imports',
  summary: 'Announce a file; its content follows by PUT',
  access: 'permission:import.run',
  idempotent: true,
  body: z
    .object({
      kind: ImportKind.optional().meta({ description: 'Left out: told from the name and the first lines' }),
      filename: z.string().min(1).max(255),
      bytes: z.int().min(0).optional(),
      book: z.string().max(60).optional().meta({
        description:
          'Book whose scope the transfers, customers or wallets join; for transfers a new case book where left out',
      }),
      lookBack: z.boolean().optional().meta({
        description:
          'Of a file of records. false: kinds of record that are new here are watched from now on, and transfers before it are not looked at for want of them. true, or left out: everything held is looked at, also for kinds that were watched only from a day on',
      }),
    })
    .meta({ id: 'NewImport' }),
  ok: { status: 201, schema: Import },
  problems: [400],
})

export const putImportContent = defineRoute({
  operationId: 'putImportContent',
  method: 'put',
  path: '/api/v1/imports/{importId}/content',
  tag: 'Imports',
  summary: 'Send the file; answers with the report when everything is stored or nothing is',
  access: 'permission:import.run',
  params: ImportId,
  rawBody: true,
  ok: { status: 200, schema: Import },
  problems: [400, 404, 409, 413, 422],
})

export const cancelImport = defineRoute({
  operationId: 'cancelImport',
  method: 'post',
  path: '/api/v1/imports/{importId}/cancel',
  tag: 'Imports',
  summary: 'Stop an import; nothing of the file stays',
  access: 'permission:import.run',
  params: ImportId,
  ok: { status: 200, schema: Import },
  problems: [404, 409],
})

export const listImports = defineRoute({
  operationId: 'listImports',
  method: 'get',
  path: '/api/v1/imports',
  tag: 'Imports',
  summary: 'Imports, newest first',
  access: 'permission:import.read',
  query: z.object(PageQuery),
  ok: { status: 200, schema: pageOf('ImportPage', Import) },
  problems: [400],
})

export const getImport = defineRoute({
  operationId: 'getImport',
  method: 'get',
  path: '/api/v1/imports/{importId}',
  tag: 'Imports',
  summary: 'State and report of one import',
  access: 'permission:import.read',
  params: ImportId,
  ok: {
    status: 200,
    schema: Import.extend({ rejects: z.array(ImportReject).meta({ description: 'The first 200' }) }).meta({
      id: 'ImportReport',
    }),
  },
  problems: [404],
})

export const importRejectsCsv = defineRoute({
  operationId: 'importRejectsCsv',
  method: 'get',
  path: '/api/v1/imports/{importId}/rejects.csv',
  tag: 'Imports',
  summary: 'Every rejected row with line, field, value and reason',
  access: 'permission:import.read',
  params: ImportId,
  ok: { status: 200, contentType: 'text/csv' },
  problems: [404],
})

export const listLabels = defineRoute({
  operationId: 'listLabels',
  method: 'get',
  path: '/api/v1/labels',
  tag: 'Labels',
  summary: 'Label claims, newest known first',
  access: 'permission:label.read',
  query: z.object({
    ...PageQuery,
    q: z.string().max(200).optional().meta({ description: 'Address, actor or label text' }),
    category: z.string().max(60).optional(),
    source: z.string().max(200).optional(),
  }),
  ok: {
    status: 200,
    schema: pageOf('LabelPage', LabelClaim).extend({ total: z.int() }).meta({ id: 'LabelPage' }),
  },
  problems: [400],
})

export const labelSources = defineRoute({
  operationId: 'labelSources',
  method: 'get',
  path: '/api/v1/labels/sources',
  tag: 'Labels',
  summary: 'Where labels come from: count, categories, last update of each source',
  access: 'permission:label.read',
  ok: {
    status: 200,
    schema: z
      .object({
        items: z.array(
          z.object({
            source: z.string(),
            labels: z.int(),
            addresses: z.int(),
            categories: z.array(z.string()),
            lastKnownFrom: Instant,
          }),
        ),
      })
      .meta({ id: 'LabelSources' }),
  },
  problems: [],
})
