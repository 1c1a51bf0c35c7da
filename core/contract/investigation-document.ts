import { z } from 'zod'
import { Instant } from './common.ts'
import { GraphEdge, GraphNode, NotLoaded } from './graph.ts'
import { FactsSeen, InvestigationStep } from './investigation-steps.ts'

/** The only version written, and the only one read. A change that an old reader would misread makes a new one. */
export const DOCUMENT_VERSION = 1
export const MAX_STEPS = 2_000

const View = z
  .object({
    x: z.number(),
    y: z.number(),
    zoom: z.number().positive().max(100),
    panel: z.enum(['graph', 'table', 'tree', 'sankey']),
  })
  .meta({ id: 'InvestigationView', description: 'Where the reader stood; no part of the record' })

export const InvestigationDocument = z
  .object({
    format: z.literal('kyt-desk.investigation'),
    version: z.literal(DOCUMENT_VERSION),
    steps: z
      .array(InvestigationStep)
      .max(MAX_STEPS)
      .superRefine((steps, context) => {
        const ids = new Set<string>()
        for (const [n, { id, at }] of steps.entries()) {
          const refuse = (field: string, message: string) =>
            context.addIssue({ code: 'custom', path: [n, field], message })
          if (ids.has(id)) refuse('id', `the id ${id} names an earlier step`)
          ids.add(id)
          const before = steps[n - 1]?.at
          if (before !== undefined && at < before) refuse('at', 'is earlier than the step before')
        }
      }),
    view: View.nullable(),
  })
  .meta({
    id: 'InvestigationDocument',
    description: 'A replayable picture; see docs/investigation-format.md',
  })
export type InvestigationDocument = z.output<typeof InvestigationDocument>

/** What a file says was drawn when it was written: the claims of whoever wrote it, which no other desk can vouch for. */
const FILE_FACTS = {
  exportedAt: Instant,
  exportedBy: z.string().max(200),
  facts: FactsSeen.nullable(),
  nodes: z.array(GraphNode).max(20_000),
  edges: z.array(GraphEdge).max(40_000),
  notLoaded: z.array(NotLoaded).max(20_000),
}

export const InvestigationFileFacts = z.object(FILE_FACTS).meta({
  id: 'InvestigationFileFacts',
  description: 'The facts of a file as it brought them; not checked against what this desk holds',
})
export type InvestigationFileFacts = z.output<typeof InvestigationFileFacts>

export const InvestigationFile = z
  .object({
    format: z.literal('kyt-desk.investigation-file'),
    version: z.literal(1),
    name: z.string().min(1).max(200),
    document: InvestigationDocument,
    ...FILE_FACTS,
  })
  .meta({
    id: 'InvestigationFile',
    description: 'What an export writes: the document and the facts as they were drawn',
  })
export type InvestigationFile = z.output<typeof InvestigationFile>
