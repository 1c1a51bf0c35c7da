import { z } from 'zod'

/** What the address of the list of cases can say. An address without any filter shows what is open. */
export const CasesSearch = z.object({
  state: z.enum(['closed', 'all']).optional().catch(undefined),
  whose: z.literal('mine').optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
})
export type CasesSearch = z.output<typeof CasesSearch>
