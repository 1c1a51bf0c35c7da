import { nativeAddress } from '#core/chain/account-key.ts'
import { findChain } from '#core/chain/chains.ts'
import { readInstant } from '#server/sources/fields.ts'
import { FieldError, parseRow, type ParserOptions, type Row, type RowNotice } from '#server/sources/rows.ts'
import { ladderConfidence, UNKNOWN_CONFIDENCE } from './confidence.ts'
import { mapGraphsenseCategory, type MappedCategory, type TagConcepts } from './graphsense-categories.ts'
import { addressPart, type LabelRow } from './label-row.ts'
import { readListedAddress } from './listed-address.ts'
import { readYamlItems, type YamlItem, type YamlMapping } from './yaml-items.ts'

export interface TagPackOptions extends ParserOptions {
  /** Slugs that a category may be. */
  readonly categories: ReadonlySet<string>
  /** GraphSense concepts to one of our slugs; {@link mapGraphsenseCategory} unless another is given. */
  readonly mapCategory?: (tag: TagConcepts) => MappedCategory
}

/** Keys of a TagPack that every tag inherits from the header unless it has its own. */
const INHERITED = [
  'title',
  'creator',
  'label',
  'category',
  'concepts',
  'abuse',
  'actor',
  'confidence',
  'currency',
  'network',
  'source',
  'lastmod',
  'is_cluster_definer',
  'context',
] as const
type Key = (typeof INHERITED)[number] | 'address'

/**
 * Reads a GraphSense TagPack. `lastmod` is when the tag was written, not since when it is true, so it is metadata and
 * a label's validity stays open. A tag's currency chooses the chain only where the address is possible on it.
 */
export async function* parseTagPack(
  chunks: AsyncIterable<Uint8Array>,
  options: TagPackOptions,
): AsyncGenerator<Row<LabelRow>> {
  for await (const entry of readYamlItems(chunks, 'tags')) {
    yield entry.ok ? parseRow(entry.line, (notices) => readTag(entry, options, notices)) : entry
  }
}

function readTag({ header, item }: YamlItem, options: TagPackOptions, notices: RowNotice[]): LabelRow {
  const get = (key: Key) => readText(key, Object.hasOwn(item, key) ? item : header)
  const currency = get('network') ?? get('currency')
  const address = get('address')
  if (address === null) throw new FieldError('missing-value', 'address', '', 'the tag has no address')
  const label = get('label')
  if (label === null)
    throw new FieldError('missing-value', 'label', '', 'neither the tag nor the header has a label')
  const source = get('source') ?? get('title')
  if (source === null)
    throw new FieldError('missing-value', 'source', '', 'neither the tag nor the header has a source')

  // Not trimmed, so that whitespace around the address is noticed where it stood inside quotation marks.
  const written = item['address']
  const detected = readListedAddress(typeof written === 'string' ? written : address, currency, notices)
  const chain = currency !== null && findChain(currency)?.id === detected.chain ? detected.chain : null
  const native = chain === null ? detected.canonical : nativeAddress(chain, detected)
  return {
    ...addressPart(detected),
    address: native,
    display: native === detected.canonical ? detected.display : native,
    chain,
    category: readCategory(
      { category: get('category'), abuse: get('abuse'), concepts: readConcepts(item, header) },
      options,
      notices,
    ),
    label,
    actor: get('actor'),
    source: get('title') ?? source,
    confidence: readConfidence(get('confidence'), notices),
    validFrom: null,
    validUntil: null,
    validFromBlock: null,
    validUntilBlock: null,
    uri: /^https?:\/\//i.test(source) ? source : null,
    note: get('context'),
    meta: readMeta(get, currency),
  }
}

function readMeta(get: (key: Key) => string | null, currency: string | null): Record<string, string> {
  const lastmod = get('lastmod')
  if (lastmod !== null) readInstant('lastmod', lastmod, 'utc')
  const entries = {
    listedAsset: currency,
    source: get('source'),
    creator: get('creator'),
    category: get('category'),
    abuse: get('abuse'),
    lastmod,
    is_cluster_definer: get('is_cluster_definer'),
  }
  const meta: Record<string, string> = {}
  for (const [key, value] of Object.entries(entries)) if (value !== null) meta[key] = value
  return meta
}

function readCategory(tag: TagConcepts, options: TagPackOptions, notices: RowNotice[]): string {
  const { slug, unmapped } = (options.mapCategory ?? mapGraphsenseCategory)(tag)
  if (unmapped.length > 0) {
    const message = `no category of ours is known for ${unmapped.join(', ')}`
    const values = { categories: unmapped.join(', ') }
    notices.push({ code: 'unmapped-category', field: 'category', message, values })
  }
  if (!options.categories.has(slug)) {
    throw new FieldError(
      'unknown-category',
      'category',
      slug,
      `category: "${slug}" is not one of our categories`,
    )
  }
  return slug
}

function readConfidence(id: string | null, notices: RowNotice[]): number {
  const known = id === null ? null : ladderConfidence(id)
  if (known !== null) return known
  const said =
    id === null ? 'the tag does not say how its source knows' : `"${id}" is no step of the ladder we know`
  notices.push({
    code: id === null ? 'no-confidence' : 'unknown-confidence',
    field: 'confidence',
    message: `${said}; ${UNKNOWN_CONFIDENCE} of 100 is used`,
    values: { used: String(UNKNOWN_CONFIDENCE), ...(id === null ? {} : { step: id }) },
  })
  return UNKNOWN_CONFIDENCE
}

function readConcepts(item: YamlMapping, header: YamlMapping): readonly string[] {
  const value = Object.hasOwn(item, 'concepts') ? item['concepts'] : header['concepts']
  if (value === undefined || value === null || value === '') return []
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (!list.every((concept) => typeof concept === 'string')) {
    throw new FieldError(
      'bad-value',
      'concepts',
      JSON.stringify(value),
      'concepts: this is not a list of names',
    )
  }
  return list.map((concept) => concept.trim()).filter((concept) => concept !== '')
}

/** Trimmed text of a key; null where it is absent, empty or the YAML null. */
function readText(key: Key, mapping: YamlMapping): string | null {
  const value = mapping[key]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') {
    throw new FieldError('bad-value', key, JSON.stringify(value), `${key}: a single value is expected here`)
  }
  const text = value.trim()
  return text === '' || text === '~' || text === 'null' ? null : text
}
