import { z } from 'zod'

/** What the address of the audit page can say. Anything else falls away. */
export const AuditSearch = z.object({
  type: z.string().max(80).optional().catch(undefined),
  target: z.string().max(120).optional().catch(undefined),
  record: z.number().int().optional().catch(undefined),
})
export type AuditSearch = z.output<typeof AuditSearch>
