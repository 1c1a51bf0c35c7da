import { z } from 'zod'
import { FoundFacts } from './found.ts'
import { defineRoute } from './route.ts'

const Candidate = z
  .object({
    kind: z.enum(['account', 'transaction', 'alert', 'case', 'entity', 'investigation']),
    id: z.string().meta({
      description: 'Account key, `<chain>/<hash>`, alert id, case id, actor name or investigation id',
    }),
    title: z.string(),
    detail: z.string().meta({ description: 'A sentence in English' }),
    facts: FoundFacts.optional().meta({ description: 'The same, for a page’s own words' }),
    held: z
      .boolean()
      .meta({ description: 'False: no transfer or label of it is held; says nothing on risk' }),
  })
  .meta({ id: 'ResolveCandidate' })

export const resolve = defineRoute({
  operationId: 'graphResolve',
  method: 'post',
  path: '/api/v1/graph/resolve',
  tag: 'Graph',
  summary: 'What up to 50 pasted lines mean, line by line. Reads only',
  access: 'permission:case.read',
  body: z.object({ lines: z.array(z.string().max(300)).min(1).max(50) }),
  ok: {
    status: 200,
    schema: z
      .object({
        lines: z.array(
          z
            .object({
              line: z.int().meta({ description: 'From 1' }),
              text: z.string(),
              outcome: z.enum(['found', 'ambiguous', 'not-held', 'invalid', 'unknown', 'empty']).meta({
                description:
                  '`ambiguous`: several things or chains, choose. `not-held`: well formed, nothing held. `invalid`: an address that fails its own check; see `reason`. `unknown`: no address, hash, alert, case, entity or investigation',
              }),
              reason: z.string().nullable(),
              candidates: z.array(Candidate),
            })
            .meta({ id: 'ResolvedLine' }),
        ),
      })
      .meta({ id: 'Resolved' }),
  },
  problems: [400],
})
