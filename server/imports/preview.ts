import { coverageOfRule, NEED_OF } from '#core/risk/coverage.ts'
import type { Facts } from '#core/risk/facts.ts'
import { RULE_REGISTER } from '#core/risk/register.ts'
import { needsOf } from '#core/risk/rule.ts'
import type { z } from 'zod'
import type { ImportPreview } from '#core/contract/import-preview.ts'
import { screenDry } from '../monitor/pipeline.ts'
import {
  factsOf,
  heldRecords,
  type HeldRecords,
  watchedFacts,
  watchStarts,
  type WatchStarts,
} from '../monitor/held-facts.ts'
import { notRaisedYet } from '../monitor/raise.ts'
import type { Ports } from '../ports.ts'
import { parseRecordsCsv } from '../sources/records-csv.ts'
import { type RecordBody, RECORD_WORDS, type RecordKind } from '../sources/record-kinds.ts'
import { countHoldings } from '../store/holdings.ts'
import { detectKind, HEAD_BYTES } from './detect.ts'
import { peek, takeIn } from './intake.ts'
import { type ImportKind, pause } from './options.ts'

export interface PreviewedFile {
  readonly filename: string
  /** Left out: to be told from the first lines. */
  readonly kind?: ImportKind | undefined
  /** Whether to count the alerts that a look back would raise: as much work as a screening of everything. */
  readonly count: boolean
}

type Preview = z.infer<typeof ImportPreview>

/**
 * What a file would do that its sender should know before: which kinds of record it connects, which rules wait for them,
 * and, if asked, how many alerts a look back would raise on what is held now. Nothing is stored. Files of other kinds
 * connect nothing, and are not read further than it takes to know their kind.
 *
 * @throws ProblemError where the file is too large, or where its kind cannot be told
 */
export async function previewImport(
  ports: Ports,
  { filename, kind: said, count }: PreviewedFile,
  body: ReadableStream<Uint8Array> | null,
): Promise<Preview> {
  const never = new Promise<never>(() => {})
  const intake = takeIn(body, ports.config.maxImportBytes, never, () => {})
  const { head, bytes } = await peek(intake.bytes, HEAD_BYTES)
  const kind = said ?? detectKind(filename, head)
  if (kind !== 'records-csv') return { kind, connects: [], alerts: null }

  const brought = await recordsOf(bytes)
  const [held, starts] = [await heldRecords(ports.db), await watchStarts(ports.db)]
  const then = { held: together(held, brought), starts: without(starts, brought) }
  const connects = await connections(ports, brought, { held, starts }, factsOf(then.held))
  const isAsked = count && connects.length > 0
  return { kind, connects, alerts: isAsked ? await alertsOf(ports, then) : null }
}

/** The records that can be read, as the import would keep them: of a key the last row counts. */
async function recordsOf(
  bytes: AsyncIterable<Uint8Array>,
): Promise<Map<RecordKind, Map<string, RecordBody>>> {
  const byKind = new Map<RecordKind, Map<string, RecordBody>>()
  let rows = 0
  for await (const row of parseRecordsCsv(bytes)) {
    rows += 1
    if (rows % 250 === 0) await pause()
    if (!row.ok) continue
    const { kind, key, body } = row.value
    byKind.set(kind, (byKind.get(kind) ?? new Map<string, RecordBody>()).set(key, body))
  }
  return byKind
}

const together = (held: HeldRecords, brought: HeldRecords): HeldRecords =>
  new Map([
    ...held,
    ...[...brought].map(
      ([kind, records]) => [kind, new Map([...(held.get(kind) ?? []), ...records])] as const,
    ),
  ])

const without = (starts: WatchStarts, brought: HeldRecords): WatchStarts =>
  new Map([...starts].filter(([kind]) => !brought.has(kind)))

interface Known {
  readonly held: HeldRecords
  readonly starts: WatchStarts
}

/** The kinds for which looking back is a question: new here, or watched only from a day on. */
async function connections(
  ports: Ports,
  brought: HeldRecords,
  { held, starts }: Known,
  facts: Facts,
): Promise<Preview['connects']> {
  const holdings = await countHoldings(ports.db, facts)
  return Object.entries(RECORD_WORDS).flatMap(([name, word]) => {
    const records = brought.get(word)
    const from = starts.get(word)
    if (records === undefined || (held.has(word) && from === undefined)) return []
    const need = NEED_OF[name as keyof Facts]
    return [
      {
        need,
        records: records.size,
        watchedFrom: from === undefined ? null : new Date(from).toISOString(),
        rules: RULE_REGISTER.filter((rule) => needsOf(rule).includes(need)).map((rule) => ({
          id: rule.id,
          name: rule.name.en,
          coverage: coverageOfRule(rule, holdings),
        })),
      },
    ]
  })
}

async function alertsOf(ports: Ports, { held, starts }: Known): Promise<NonNullable<Preview['alerts']>> {
  const found = await notRaisedYet(ports, await screenDry(ports, watchedFacts(factsOf(held), starts)))
  const byRule = Map.groupBy(found, ({ rule }) => rule.id)
  return {
    total: found.length,
    byRule: [...byRule]
      .map(([ruleId, { length }]) => ({ ruleId, alerts: length }))
      .toSorted((a, b) => b.alerts - a.alerts || (a.ruleId < b.ruleId ? -1 : 1)),
  }
}
