import { z } from 'zod'

const Key = z.string().max(400)

/**
 * What the address of the explorer can say. Where it begins: `account` (a CAIP-10 key), `accounts`, `transactions`
 * (`<chain>/<hash>`), `alert`, `case` (its alerts), or `investigation` (a saved one); else `tx` lists a transaction and `q` searches.
 * What is looked at: `view`, `table`, `time`, `tab`, `sel` (what is chosen) and `at`
 * (what the details are about), and for one that was read from a file whose `facts` are shown, so that a link opens what its sender saw.
 */
export const ExplorerSearch = z.object({
  account: z.string().max(200).optional().catch(undefined),
  accounts: z.array(z.string().max(200)).max(50).optional().catch(undefined),
  transactions: z.array(z.string().max(250)).max(50).optional().catch(undefined),
  alert: z.string().max(60).optional().catch(undefined),
  case: z.string().max(40).optional().catch(undefined),
  investigation: z.string().max(60).optional().catch(undefined),
  tx: z.string().max(250).optional().catch(undefined),
  asset: z.string().max(200).optional().catch(undefined),
  side: z.enum(['source', 'destination']).optional().catch(undefined),
  view: z.enum(['graph', 'table', 'sankey']).optional().catch(undefined),
  table: z.enum(['paths', 'accounts', 'flows', 'transactions']).optional().catch(undefined),
  facts: z.enum(['desk', 'file']).optional().catch(undefined),
  time: z.enum(['on']).optional().catch(undefined),
  tab: z.enum(['details', 'paths', 'taint', 'history', 'saved']).optional().catch(undefined),
  at: Key.optional().catch(undefined),
  sel: z.array(Key).max(50).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
})
export type ExplorerSearch = z.output<typeof ExplorerSearch>
