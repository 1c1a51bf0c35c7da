import { z } from 'zod'
import { Instant, repeated } from './common.ts'

/** So many hours, days or weeks before the request: `24h`, `7d`, `2w`. */
const Period = z
  .string()
  .regex(/^[1-9]\d{0,3}[hdw]$/)
  .meta({
    id: 'Period',
    description: 'Hours, days or weeks before the request is answered: `24h`, `7d`, `2w`',
  })

export const AlertFilter = {
  status: repeated(z.string()),
  open: z
    .stringbool()
    .optional()
    .meta({ description: 'Still with this desk; what was escalated is with the MLRO for everybody else' }),
  severity: repeated(z.coerce.number().int().min(0).max(5)),
  rule: repeated(z.string()),
  category: repeated(z.string()),
  book: repeated(z.string()),
  assignee: repeated(z.string()).meta({ description: 'User ids; `me` and `nobody` are understood' }),
  source: repeated(z.string().max(500)).meta({ description: 'Risk sources, see `AlertGroup`' }),
  notStatus: repeated(z.string()),
  notSeverity: repeated(z.coerce.number().int().min(0).max(5)),
  notRule: repeated(z.string()),
  notCategory: repeated(z.string()),
  notBook: repeated(z.string()),
  notAssignee: repeated(z.string()),
  customer: repeated(z.string()).meta({ description: 'References of customers' }),
  createdWithin: Period.optional(),
  createdBefore: Period.optional(),
  createdFrom: Instant.optional(),
  createdTo: Instant.optional(),
  closedFrom: Instant.optional(),
  closedTo: Instant.optional(),
  snoozed: z
    .stringbool()
    .optional()
    .meta({ description: 'Put aside now; false: only what is awake. Left out: both' }),
  retro: z
    .stringbool()
    .optional()
    .meta({ description: 'Resting only on what the desk learned after the transfer' }),
  overdue: z.stringbool().optional().meta({ description: 'Open and past a service-level clock' }),
  q: z.string().max(200).optional().meta({
    description:
      'Words, each of which must be found: at the beginning of an alert id, address or transaction hash, or anywhere in the name of a customer or actor. "Quotation marks" keep words together.',
  }),
}
