import { z } from 'zod'

/** What the register is narrowed to. */
export const RulesSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  show: z.enum(['evaluated', 'partly', 'silent', 'off']).optional().catch(undefined),
})
export type RulesSearch = z.output<typeof RulesSearch>
