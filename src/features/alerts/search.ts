import { z } from 'zod'

const many = <T extends z.ZodType>(item: T) => z.array(item).max(50).optional().catch(undefined)

const period = z
  .string()
  .regex(/^[1-9]\d{0,3}[hdw]$/)
  .optional()
  .catch(undefined)

/** What the address of the queue can say: every filter, the sort, and the text searched for. A bad part falls away. */
export const AlertsSearch = z.object({
  status: many(z.string()),
  open: z.boolean().optional().catch(undefined),
  severity: many(z.number().int().min(0).max(5)),
  rule: many(z.string()),
  category: many(z.string()),
  book: many(z.string()),
  assignee: many(z.string()),
  notStatus: many(z.string()),
  notSeverity: many(z.number().int().min(0).max(5)),
  notRule: many(z.string()),
  notCategory: many(z.string()),
  notBook: many(z.string()),
  notAssignee: many(z.string()),
  customer: many(z.string()),
  /** `24h`, `7d`, `2w` before each request. */
  createdWithin: period,
  createdBefore: period,
  /** Risk sources: alerts of one cause. */
  source: many(z.string()),
  createdFrom: z.iso.datetime().optional().catch(undefined),
  createdTo: z.iso.datetime().optional().catch(undefined),
  closedFrom: z.iso.datetime().optional().catch(undefined),
  closedTo: z.iso.datetime().optional().catch(undefined),
  overdue: z.boolean().optional().catch(undefined),
  /** Put aside now, or awake. */
  snoozed: z.boolean().optional().catch(undefined),
  /** Resting only on what the desk learned after the transfer. */
  retro: z.boolean().optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  /** Everything, open and closed. An address without any filter shows what is open and awake. */
  all: z.literal(true).optional().catch(undefined),
  /** The saved view this came from: its name is shown, and what was changed since can be saved to it. */
  view: z.string().max(60).optional().catch(undefined),
  /** The alert of the active row stands beside the list. */
  split: z.literal(true).optional().catch(undefined),
  sort: z.enum(['created', 'severity', 'score', 'due']).optional().catch(undefined),
  dir: z.enum(['asc', 'desc']).optional().catch(undefined),
})
export type AlertsSearch = z.output<typeof AlertsSearch>
