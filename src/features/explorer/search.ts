import { z } from 'zod'

/**
 * What the address of the explorer can say. `account` is a CAIP-10 key, `tx` is `<chain>/<hash>`, `q` is what is
 * searched for while neither is open yet.
 */
export const ExplorerSearch = z.object({
  account: z.string().max(200).optional().catch(undefined),
  tx: z.string().max(250).optional().catch(undefined),
  asset: z.string().max(200).optional().catch(undefined),
  side: z.enum(['source', 'destination']).optional().catch(undefined),
  view: z.enum(['graph', 'table']).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
})
export type ExplorerSearch = z.output<typeof ExplorerSearch>
