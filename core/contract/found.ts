import { z } from 'zod'

/** What a search says of what it found, in pieces that a page puts into its own words. */
export const FoundFacts = z
  .object({
    plain: z.array(z.string()).meta({ description: 'Names, chains, sources: the same in every language' }),
    rule: z.object({ id: z.string(), name: z.string() }).optional(),
    state: z.enum(['open', 'closed']).optional(),
    categories: z.array(z.string()).optional(),
    transfers: z.int().optional(),
    addresses: z.int().optional(),
    steps: z.int().optional(),
    isHeld: z.boolean().optional().meta({ description: 'False: no transfer or label of it is held' }),
  })
  .meta({ id: 'FoundFacts' })
export type FoundFacts = z.output<typeof FoundFacts>
