import { CATEGORIES } from '#core/risk/categories.ts'
import { mapGraphSense, saysNoCategory } from '#core/risk/vendor-map.ts'

/** From GraphSense's concepts (INTERPOL's Dark Web and Virtual Assets taxonomy) to our category slugs. */

/** What a tag says about what its address is: the ids, in GraphSense's own words. */
export interface TagConcepts {
  readonly category: string | null
  readonly abuse: string | null
  readonly concepts: readonly string[]
}

export interface MappedCategory {
  readonly slug: string
  /** Ids that no mapping is known for. */
  readonly unmapped: readonly string[]
}

/** Place in the taxonomy, most severe first: of several concepts the first decides. */
const RANK: ReadonlyMap<string, number> = new Map(CATEGORIES.map(({ slug }, rank) => [slug, rank]))

/** The most severe of our categories among a tag's concepts; `unknown` where it names none that we map. */
export function mapGraphsenseCategory({ category, abuse, concepts }: TagConcepts): MappedCategory {
  const ids = [abuse, category, ...concepts].filter((id) => id !== null)
  const found = ids.map((id) => ({ id, ...mapGraphSense(id) }))
  const [slug = 'unknown'] = found
    .filter(({ fit }) => fit !== 'none')
    .map((each) => each.category)
    .toSorted((a, b) => (RANK.get(a) ?? 0) - (RANK.get(b) ?? 0))
  return {
    slug,
    unmapped: found.filter(({ fit, id }) => fit === 'none' && !saysNoCategory(id)).map(({ id }) => id),
  }
}
