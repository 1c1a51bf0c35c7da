import { z } from 'zod'
import { BookRef, hasYear, Instant, PageQuery, pageOf, Ppm, Severity } from './common.ts'
import { defineRoute } from './route.ts'

export const AuditRecord = z
  .object({
    seq: z.int(),
    at: Instant,
    actor: z.object({ id: z.string(), role: z.string(), name: z.string() }),
    type: z.string(),
    target: z.object({ kind: z.string(), id: z.string() }).nullable(),
    data: z.record(z.string(), z.unknown()),
    prevHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'AuditRecord', description: 'One link of the hash chain (core/evidence/audit-chain.ts)' })

export const listAuditEvents = defineRoute({
  operationId: 'listAuditEvents',
  method: 'get',
  path: '/api/v1/audit-events',
  tag: 'Audit',
  summary: 'The append-only trail',
  access: 'permission:audit.read',
  query: z.object({
    ...PageQuery,
    order: z.enum(['asc', 'desc']).default('desc'),
    type: z.string().max(80).optional(),
    actor: z.string().max(80).optional(),
    target: z.string().max(120).optional(),
  }),
  ok: {
    status: 200,
    schema: pageOf('AuditPage', AuditRecord).extend({ total: z.int() }).meta({ id: 'AuditPage' }),
  },
  problems: [400],
})

export const auditHead = defineRoute({
  operationId: 'auditHead',
  method: 'get',
  path: '/api/v1/audit-events/head',
  tag: 'Audit',
  summary: 'Sequence number and hash of the last link',
  access: 'permission:audit.read',
  ok: { status: 200, schema: z.object({ seq: z.int(), hash: z.string() }).meta({ id: 'AuditHead' }) },
  problems: [],
})

export const listBooks = defineRoute({
  operationId: 'listBooks',
  method: 'get',
  path: '/api/v1/books',
  tag: 'Books',
  summary: 'What is monitored',
  access: 'session',
  ok: {
    status: 200,
    schema: z.object({ items: z.array(BookRef.extend({ transfers: z.int() })) }).meta({ id: 'BookList' }),
  },
  problems: [],
})

const Day = z.iso
  .date()
  .refine(hasYear, 'there is no year 0')
  .meta({ id: 'Day', description: 'Calendar day in Hong Kong time' })

export const Trends = z
  .object({
    from: Day,
    to: Day,
    alertsByDay: z.array(z.object({ day: Day, severity: Severity, count: z.int() })),
    backlogByDay: z.array(z.object({ day: Day, open: z.int() })),
    exposureByCategory: z.array(
      z.object({
        category: z.string(),
        alerts: z.int(),
        valueMinor: z
          .string()
          .nullable()
          .meta({ description: 'HKD cents of the priced subject transfers; null when none is priced' }),
        unpriced: z.int(),
      }),
    ),
    totals: z.object({ created: z.int(), closed: z.int(), open: z.int(), overdue: z.int() }),
    falsePositivePpm: Ppm.nullable().meta({
      description: 'FP-coded / substantive closures in the period; null when there are none',
    }),
  })
  .meta({ id: 'Trends' })

export const getTrends = defineRoute({
  operationId: 'getTrends',
  method: 'get',
  path: '/api/v1/trends',
  tag: 'Trends',
  summary: 'Alerts by day and severity, backlog, exposure by category',
  access: 'permission:kpi.read',
  query: z.object({ from: Day.optional(), to: Day.optional(), book: z.string().max(60).optional() }),
  ok: { status: 200, schema: Trends },
  problems: [400],
})

export const Health = z
  .object({
    status: z.enum(['ok', 'starting', 'failing']),
    version: z.string(),
    checks: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Health' })

export const health = defineRoute({
  operationId: 'health',
  method: 'get',
  path: '/api/health',
  tag: 'Operations',
  summary: 'The process is alive',
  access: 'public',
  ok: { status: 200, schema: Health },
  problems: [],
})

export const ready = defineRoute({
  operationId: 'ready',
  method: 'get',
  path: '/api/ready',
  tag: 'Operations',
  summary: 'The desk can serve: database reached, migrations done, first data loaded',
  access: 'public',
  ok: { status: 200, schema: Health },
  problems: [503],
})
