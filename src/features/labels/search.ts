import { z } from 'zod'

/** What the label list is narrowed to. */
export const LabelsSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  category: z.string().max(60).optional().catch(undefined),
  source: z.string().max(200).optional().catch(undefined),
})
export type LabelsSearch = z.output<typeof LabelsSearch>
