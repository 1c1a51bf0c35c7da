import { z } from 'zod'
import { Instant } from './common.ts'
import { ImportKind } from './imports.ts'
import { defineRoute } from './route.ts'

export const ImportPreview = z
  .object({
    kind: ImportKind,
    connects: z
      .array(
        z.object({
          need: z.string().meta({ description: 'The kind of record, as the rules call it in `needs`' }),
          records: z.int().meta({ description: 'Readable records of the kind in the file' }),
          watchedFrom: Instant.nullable().meta({
            description: 'Set where the kind is connected, and watched only from this instant on',
          }),
          rules: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              coverage: z.enum(['evaluated', 'partly', 'silent', 'off']).meta({
                description: 'What the desk could make of the rule once the file is stored',
              }),
            }),
          ),
        }),
      )
      .meta({
        description:
          'Kinds of record that the file would connect, or whose past nobody has looked at yet. From its first record on, what has no record of the kind counts as having none.',
      }),
    alerts: z
      .object({
        total: z.int(),
        byRule: z.array(z.object({ ruleId: z.string(), alerts: z.int() })),
      })
      .nullable()
      .meta({
        description:
          'Alerts that a look back over everything held now would raise. null: not asked for, or nothing is connected',
      }),
  })
  .meta({ id: 'ImportPreview' })

export const previewImport = defineRoute({
  operationId: 'previewImport',
  method: 'post',
  path: '/api/v1/imports/preview',
  tag: 'Imports',
  summary: 'What a file would connect, and the alerts a look back would raise; nothing is stored',
  access: 'permission:import.run',
  query: z.object({
    filename: z.string().min(1).max(255),
    kind: ImportKind.optional().meta({ description: 'Left out: told from the name and the first lines' }),
    count: z
      .enum(['true', 'false'])
      .default('false')
      .meta({ description: '`true`: count the alerts too, which takes as long as screening everything' }),
  }),
  rawBody: true,
  ok: { status: 200, schema: ImportPreview },
  problems: [400, 413, 422],
})
