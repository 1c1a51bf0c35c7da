/**
 * A YAML file that is a header and one long list, read a few items at a time. Every scalar stays text: an address is
 * not a number, and `no` is not false.
 */
import { FAILSAFE_SCHEMA, load } from 'js-yaml'
import { createBreather } from '#server/sources/breather.ts'
import { rejectRow, type RejectedRow } from '#server/sources/rows.ts'
import { readLines } from '#server/sources/text.ts'
import { MOST_LINES, YamlListSplitter, type ListEvent } from './yaml-list.ts'

export type YamlMapping = Readonly<Record<string, unknown>>

export interface YamlItem {
  readonly ok: true
  readonly line: number
  readonly header: YamlMapping
  readonly item: YamlMapping
}

type ItemEvent = Extract<ListEvent, { kind: 'item' }>
type Loaded = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string }

/** Items parsed in one go: large enough to be fast, small enough not to hold the event loop. */
const BATCH = 200

/**
 * Items of the list under the top-level key `listKey`, each with the header that stood before it. A header that
 * cannot be read ends the file with one rejected row; an item that cannot be read is rejected alone, with its line.
 */
export async function* readYamlItems(
  chunks: AsyncIterable<Uint8Array>,
  listKey: string,
): AsyncGenerator<YamlItem | RejectedRow> {
  const breathe = createBreather()
  const splitter = new YamlListSplitter(listKey)
  let header: YamlMapping = {}
  let pending: ItemEvent[] = []
  for await (const lines of readLines(chunks)) {
    for (const line of lines) {
      const event = splitter.take(line)
      if (event === null) continue
      if (event.kind === 'item') {
        pending.push(event)
        if (pending.length < BATCH) continue
      }
      yield* parseItems(pending, header)
      pending = []
      await breathe()
      if (event.kind === 'header') {
        const read = loadMapping(event.text)
        if (!read.ok) {
          yield rejectRow(
            1,
            'bad-header',
            null,
            event.text,
            `the header cannot be read as YAML: ${read.reason}`,
          )
          return
        }
        header = read.mapping
      } else if (event.kind === 'outside') {
        const reason = `this line is not part of any entry of "${listKey}"; what is said after the list is not used`
        yield rejectRow(event.line, 'outside-list', null, event.text, reason)
      } else if (event.kind === 'too-long') {
        const reason = `this is no file of "${listKey}": a line or the part before the list is far too long`
        yield rejectRow(event.line, 'not-a-list', null, event.text, reason)
        return
      }
    }
  }
  const last = splitter.finish()
  if (last?.kind === 'item') pending.push(last)
  yield* parseItems(pending, header)
  if (!splitter.hasList) yield rejectRow(1, 'missing-list', listKey, '', `the file has no list "${listKey}:"`)
}

function* parseItems(events: readonly ItemEvent[], header: YamlMapping): Generator<YamlItem | RejectedRow> {
  if (events.length === 0) return
  const together = loadText(events.flatMap(({ lines }) => lines).join('\n'))
  const items: readonly unknown[] = together.ok && Array.isArray(together.value) ? together.value : []
  for (const [i, event] of events.entries()) {
    // One entry that cannot be read, or that reads as two, spoils the batch: then each is read by itself.
    yield items.length === events.length ? toItem(event, items[i], header) : parseAlone(event, header)
  }
}

function parseAlone(event: ItemEvent, header: YamlMapping): YamlItem | RejectedRow {
  const read = loadText(event.lines.join('\n'))
  if (!read.ok) {
    const reason = `this entry cannot be read as YAML: ${read.reason}`
    return rejectRow(event.line, 'bad-yaml', null, event.lines.join('\n'), reason)
  }
  const list: readonly unknown[] = Array.isArray(read.value) ? read.value : []
  return toItem(event, list.length === 1 ? list[0] : undefined, header)
}

function toItem({ line, lines }: ItemEvent, item: unknown, header: YamlMapping): YamlItem | RejectedRow {
  if (isMapping(item) && lines.length <= MOST_LINES) return { ok: true, line, header, item }
  return rejectRow(line, 'bad-yaml', null, lines.join('\n'), 'this entry is not a set of keys with values')
}

function loadMapping(text: string): { ok: true; mapping: YamlMapping } | { ok: false; reason: string } {
  const read = loadText(text.trim() === '' ? '{}' : text)
  if (!read.ok) return read
  return isMapping(read.value)
    ? { ok: true, mapping: read.value }
    : { ok: false, reason: 'it is not a set of keys with values' }
}

function loadText(text: string): Loaded {
  try {
    return { ok: true, value: load(text, { schema: FAILSAFE_SCHEMA, maxAliases: 0, maxDepth: 20 }) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, reason: message.split('\n', 1)[0] ?? message }
  }
}

function isMapping(value: unknown): value is YamlMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
