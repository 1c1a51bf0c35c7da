import { z } from 'zod'

/** The import whose report is open. */
export const ImportsSearch = z.object({ report: z.string().max(60).optional().catch(undefined) })
export type ImportsSearch = z.output<typeof ImportsSearch>
