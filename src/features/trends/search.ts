import { z } from 'zod'

/** The period (Hong Kong days) and the book that the trends are about. */
export const TrendsSearch = z.object({
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  book: z.string().max(60).optional().catch(undefined),
})
export type TrendsSearch = z.output<typeof TrendsSearch>
