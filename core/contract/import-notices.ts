import { z } from 'zod'

/** What an import may give notice of; a page says each in its own words, with the values that the notice carries. */
export const NOTICE_CODES = [
  'trimmed',
  'no-checksum',
  'hint-impossible',
  'ignored-columns',
  'declared-asset',
  'no-confidence',
  'unknown-confidence',
  'unknown-listed-asset',
  'no-listed-asset',
  'unmapped-category',
  'no-rows',
  'no-address',
  'several-cases',
  'new-book',
  'undated-gave-way',
  'watched-from',
  'unknown-customers',
  'unknown-transfers',
  'screened-with',
  'not-listed',
  'as-written',
] as const
export type NoticeCode = (typeof NOTICE_CODES)[number]

export const ImportNotice = z
  .object({
    code: z.enum(NOTICE_CODES).meta({
      description: '`as-written`: of an earlier version of the desk, which kept the sentence only',
    }),
    values: z.record(z.string(), z.string()).meta({ description: 'What the sentence names' }),
    lines: z
      .array(z.int())
      .max(3)
      .meta({ description: 'The first lines of the file it was said of; of a JSON file, its transactions' }),
    count: z.int().meta({ description: 'Lines it was said of; 0: it is about the file' }),
    text: z.string().meta({ description: 'The whole in English' }),
  })
  .meta({ id: 'ImportNotice' })
