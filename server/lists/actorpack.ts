import { FieldError, parseRow, type Row } from '#server/sources/rows.ts'
import { readYamlItems, type YamlMapping } from './yaml-items.ts'

/** Who an actor id of a TagPack is. */
export interface ActorRow {
  readonly id: string
  readonly label: string
  /** GraphSense concepts; see `graphsense-categories.ts`. */
  readonly categories: readonly string[]
  /** Countries, ISO 3166-1 alpha-2 as the source writes them. */
  readonly jurisdictions: readonly string[]
  readonly aliases: readonly string[]
  readonly uri: string | null
}

/** Reads a GraphSense ActorPack. */
export async function* parseActorPack(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Row<ActorRow>> {
  for await (const entry of readYamlItems(chunks, 'actors')) {
    yield entry.ok ? parseRow(entry.line, () => readActor(entry.item)) : entry
  }
}

function readActor(item: YamlMapping): ActorRow {
  return {
    id: readText(item, 'id'),
    label: readText(item, 'label'),
    categories: readNames(item, 'categories'),
    jurisdictions: readNames(item, 'jurisdictions'),
    aliases: readNames(item, 'aliases'),
    uri: typeof item['uri'] === 'string' && item['uri'].trim() !== '' ? item['uri'].trim() : null,
  }
}

function readText(item: YamlMapping, key: string): string {
  const value = item[key]
  if (typeof value !== 'string' || value.trim() === '') {
    throw new FieldError('missing-value', key, JSON.stringify(value ?? null), `the actor has no ${key}`)
  }
  return value.trim()
}

function readNames(item: YamlMapping, key: string): readonly string[] {
  const value = item[key]
  if (value === undefined || value === '') return []
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (!list.every((name) => typeof name === 'string')) {
    throw new FieldError('bad-value', key, JSON.stringify(value), `${key}: this is not a list of names`)
  }
  return list.map((name) => name.trim()).filter((name) => name !== '')
}
