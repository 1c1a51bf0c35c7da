import { z } from 'zod'
import { Instant, PersonRef } from './common.ts'
import { defineRoute } from './route.ts'

const Day = z.iso.date().meta({ description: 'A day in Hong Kong' })

export const AssignmentRule = z
  .object({
    id: z.string().min(1).max(60),
    name: z.string().trim().min(1).max(100),
    isEnabled: z.boolean(),
    books: z.array(z.string().max(200)).max(100).meta({ description: 'Empty: any book' }),
    severities: z.array(z.int().min(1).max(5)).max(5).meta({ description: 'Empty: any severity' }),
    method: z.enum(['round-robin', 'most-room']).meta({
      description: 'In turns; or to whoever has most room below capacity',
    }),
    people: z.array(z.string().max(60)).min(1).max(200).meta({ description: 'Ids, in their order of turns' }),
  })
  .meta({ id: 'AssignmentRule' })

export const Absence = z
  .object({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, 'ends before it begins')
  .meta({ id: 'Absence', description: 'Days away, both included. No reason is kept.' })

export const Workload = z
  .object({
    person: PersonRef,
    open: z.int().meta({ description: 'Open alerts they have, what went to the MLRO left out' }),
    capacity: z.int().nullable().meta({ description: 'Most open alerts given by rule; null: no limit' }),
    absences: z.array(Absence),
    awayUntil: Day.nullable().meta({ description: 'Last day of the absence of today; null: present' }),
    version: z.int().meta({ description: 'For If-Match when their settings are changed; 0: none yet' }),
  })
  .meta({ id: 'Workload' })

export const Assignment = z
  .object({
    version: z.int().meta({ description: 'Version of the rules; 0: none yet' }),
    rules: z.array(AssignmentRule).meta({ description: 'The first that is for an alert decides' }),
    changedAt: Instant.nullable(),
    changedBy: PersonRef.nullable(),
    people: z.array(Workload).meta({ description: 'Whoever may work alerts' }),
    unassigned: z.int().meta({ description: 'New alerts that nobody has and that are not put aside' }),
  })
  .meta({ id: 'Assignment' })

export const getAssignment = defineRoute({
  operationId: 'getAssignment',
  method: 'get',
  path: '/api/v1/assignment',
  tag: 'Assignment',
  summary: 'The rules by which alerts are given out, and how much everybody has',
  access: 'permission:assignment.read',
  ok: { status: 200, schema: Assignment, etag: true },
  problems: [],
})

export const putAssignmentRules = defineRoute({
  operationId: 'putAssignmentRules',
  method: 'put',
  path: '/api/v1/assignment/rules',
  tag: 'Assignment',
  summary: 'A new version of the rules; the versions before are kept',
  access: 'permission:assignment.manage',
  body: z.object({
    rules: z
      .array(AssignmentRule)
      .max(50)
      .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'names a rule twice'),
  }),
  ifMatch: true,
  ok: { status: 200, schema: Assignment, etag: true },
  problems: [400, 412, 422],
})

export const putAssignmentPerson = defineRoute({
  operationId: 'putAssignmentPerson',
  method: 'put',
  path: '/api/v1/assignment/people/{userId}',
  tag: 'Assignment',
  summary: 'How many alerts somebody is given by rule, and when they are away',
  access: 'permission:assignment.manage',
  params: z.object({ userId: z.string().max(60) }),
  body: z.object({
    capacity: z.int().min(0).max(10_000).nullable(),
    absences: z.array(Absence).max(50),
  }),
  ifMatch: true,
  ok: { status: 200, schema: Workload, etag: true },
  problems: [400, 404, 412],
})

export const AssignmentRun = z
  .object({
    isPreview: z.boolean(),
    considered: z.int(),
    given: z
      .array(
        z.object({ rule: z.object({ id: z.string(), name: z.string() }), person: PersonRef, count: z.int() }),
      )
      .meta({ description: 'How many each person gets by each rule' }),
    left: z.object({
      noRule: z.int().meta({ description: 'No rule is for them' }),
      nobodyFree: z.int().meta({ description: 'Those whom the rules name are away or full' }),
    }),
    notConsidered: z.int().meta({ description: 'Beyond the limit of one run: run again' }),
  })
  .meta({ id: 'AssignmentRun' })

export const runAssignment = defineRoute({
  operationId: 'runAssignment',
  method: 'post',
  path: '/api/v1/assignment/run',
  tag: 'Assignment',
  summary: 'Give out the alerts nobody has, by the rules, gravest first; or show what that would do',
  access: 'permission:assignment.manage',
  body: z.object({ isPreview: z.boolean() }),
  idempotent: true,
  ok: { status: 200, schema: AssignmentRun },
  problems: [400],
})
