import { CATEGORIES, type CategoryDefinition, type CategorySlug } from './categories.ts'

/**
 * - `exact` the vendor's name means this category
 * - `broad` the vendor's name is wider: some of what carries it is something else, so the match wants review
 * - `none`  the name is unknown to us and the category is `unknown`
 */
export type MappingFit = 'exact' | 'broad' | 'none'

export interface CategoryMapping {
  readonly category: CategorySlug
  readonly fit: MappingFit
}

/**
 * Concepts wider than the category they map to. `market` is the case that matters: in public TagPacks it stands
 * for seized darknet markets and for ordinary NFT market places alike. `black_list` is a token issuer's freeze.
 */
const BROAD_CONCEPTS: ReadonlySet<string> = new Set([
  'abuse',
  'black_list',
  'cold_wallet',
  'dark_web',
  'drugs',
  'financial_crime',
  'hot_wallet',
  'market',
  'money_laundering',
  'service',
  'sexual_abuse',
  'shop',
  'social_engineering',
  'torture',
  'violence',
  'warm_wallet',
  'weapons',
])

const BY_CONCEPT = index((category) => category.graphsense)
const BY_CHAINALYSIS = index((category) => category.chainalysis)
const BY_ELLIPTIC = index((category) => category.elliptic)

/** Concepts that name a person or an organisation and not what it does: they map to nothing on purpose. */
const NO_CATEGORY: ReadonlySet<string> = new Set(['donation', 'organization', 'unknown', 'user', 'victim'])

/** Whether it is known that a GraphSense concept says nothing of a category. */
export function saysNoCategory(concept: string): boolean {
  return NO_CATEGORY.has(concept.trim().toLowerCase())
}

/** Our category for a GraphSense concept id (or an INTERPOL DW-VA one). */
export function mapGraphSense(concept: string): CategoryMapping {
  const id = concept.trim().toLowerCase()
  const category = BY_CONCEPT.get(id)
  if (!category) return { category: 'unknown', fit: 'none' }
  return { category, fit: BROAD_CONCEPTS.has(id) ? 'broad' : 'exact' }
}

/** Our category for a Chainalysis category id. */
export function mapChainalysis(categoryId: number): CategoryMapping {
  return found(BY_CHAINALYSIS.get(categoryId))
}

/** Our category for an Elliptic category name, exactly as the vendor writes it. */
export function mapElliptic(name: string): CategoryMapping {
  return found(BY_ELLIPTIC.get(name))
}

function found(category: CategorySlug | undefined): CategoryMapping {
  return category ? { category, fit: 'exact' } : { category: 'unknown', fit: 'none' }
}

function index<Name>(
  namesOf: (category: CategoryDefinition) => readonly Name[],
): ReadonlyMap<Name, CategorySlug> {
  return new Map(
    CATEGORIES.flatMap((category) => namesOf(category).map((name) => [name, category.slug] as const)),
  )
}
