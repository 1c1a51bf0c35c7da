import { z } from 'zod'
import { Instant, Severity } from './common.ts'
import { Measure } from './receipts.ts'
import { defineRoute } from './route.ts'

const BookKind = z.enum(['platform', 'token', 'instrument', 'case'])

export const RuleCheck = z
  .object({
    detector: z.string(),
    coverage: z.enum(['evaluated', 'silent', 'off']).meta({
      description:
        '`silent`: this desk lacks what `missing` names, so nothing can be found. Not the same as clean.',
    }),
    missing: z.array(
      z.object({
        kind: z.enum(['need', 'labels', 'book']),
        names: z.array(z.string()),
        connected: z.boolean().meta({ description: 'false: the desk has no source for this kind of record' }),
      }),
    ),
    offReason: z.string().nullable().meta({ description: 'Why the check ships switched off' }),
    severity: Severity.nullable().meta({ description: 'null: by the category of the label' }),
    categories: z.array(z.string()),
    books: z.array(BookKind),
    needs: z.array(z.string()),
    watchedFrom: Instant.nullable().meta({
      description:
        'Set where a kind of record that it needs is watched only from this instant on: transfers before it, or without a time, are not evaluated',
    }),
    parameters: z.array(
      Measure.extend({
        default: z.string(),
        min: z.string(),
        max: z.string(),
        origin: z.enum(['regulation', 'ours']),
        note: z.string(),
      }),
    ),
  })
  .meta({
    id: 'RuleCheck',
    description: 'One kind of detection of a rule, and whether it can work on this desk',
  })

export const Rule = z
  .object({
    id: z.string(),
    version: z.int(),
    family: z.enum(['sanctions', 'crime', 'layering', 'behaviour', 'counterparty', 'records', 'issuer']),
    typology: z.string(),
    name: z.string(),
    purpose: z.string(),
    coverage: z.enum(['evaluated', 'partly', 'silent', 'off']),
    checks: z.array(RuleCheck),
    references: z.array(z.string()),
    owner: z.string(),
    alerts: z.int(),
    openAlerts: z.int(),
  })
  .meta({ id: 'Rule' })

export const listRules = defineRoute({
  operationId: 'listRules',
  method: 'get',
  path: '/api/v1/rules',
  tag: 'Rules',
  summary:
    'The rules in force: whether this desk holds what they need, parameters and where each value comes from, and what they raised',
  access: 'permission:rule.read',
  ok: { status: 200, schema: z.object({ items: z.array(Rule) }).meta({ id: 'RuleList' }) },
  problems: [],
})
