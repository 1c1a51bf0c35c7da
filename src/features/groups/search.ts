import { z } from 'zod'

const many = <T extends z.ZodType>(item: T) => z.array(item).max(50).optional().catch(undefined)

/** The filters of the queue under which alerts are grouped. Without `all`, what is open. */
export const GroupsSearch = z.object({
  severity: many(z.number().int().min(0).max(5)),
  rule: many(z.string()),
  category: many(z.string()),
  book: many(z.string()),
  /** Open and closed. */
  all: z.literal(true).optional().catch(undefined),
})
export type GroupsSearch = z.output<typeof GroupsSearch>
