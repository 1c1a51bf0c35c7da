/** 5 critical, 4 high, 3 medium, 2 low, 1 informative. */
export type Severity = 1 | 2 | 3 | 4 | 5

/** 0 is "nothing is known", which is not a low risk and is never shown as safe. */
export type CategorySeverity = 0 | Severity

/**
 * What tracing does at an address with a label of the category (`LabelClaim.role`).
 *
 * A trace ends at a `risk` label and at a `service` label alike; they differ in what the share is called.
 * Funds that leave a `risk` address carry its category. Funds that leave a `service` count as "service": they
 * are commingled inside and their category is nobody's finding. Mixers, no-KYC exchanges, coin swaps, gambling
 * and the like are both, a commingling service and a risk that must be named, so they are `risk` with
 * `commingles`: the exposure keeps the name, and no trace runs through. `context` lets the trace run on.
 */
export type TraceRole = 'risk' | 'service' | 'context'

export interface CategoryDefinition {
  readonly slug: string
  /** Default severity where the immediate counterparty carries the label. */
  readonly direct: CategorySeverity
  /** Default severity where the label is further away, above the rule's threshold. */
  readonly indirect: CategorySeverity
  readonly role: TraceRole
  /** True where funds of many people are pooled: what comes out is not what one person put in. */
  readonly commingles: boolean
  /** Vendor's names for the category, quoted for mapping only. Ids of Chainalysis KYT, names of Elliptic. */
  readonly chainalysis: readonly number[]
  readonly elliptic: readonly string[]
  /** Concept ids of GraphSense TagPacks and of the INTERPOL DW-VA taxonomy. */
  readonly graphsense: readonly string[]
}

interface VendorNames {
  readonly cha?: readonly number[]
  readonly ell?: readonly string[]
  readonly gs?: readonly string[]
}

function define<const Slug extends string>(
  slug: Slug,
  direct: CategorySeverity,
  indirect: CategorySeverity,
  nature: TraceRole | 'risk-service',
  { cha = [], ell = [], gs = [] }: VendorNames,
) {
  const role: TraceRole = nature === 'risk-service' ? 'risk' : nature
  const commingles = nature === 'risk-service' || nature === 'service'
  return {
    slug,
    direct,
    indirect,
    role,
    commingles,
    chainalysis: cha,
    elliptic: ell,
    graphsense: gs,
  } as const
}

const EXTREMISM = ['Far-Left Extremism', 'Far-Right Extremism']
const DARK_MARKET = ['Dark Market', 'Dark Vendor Shop', 'Dark Service']
const CRIMINAL = ['Criminal Organisation', 'Known Criminal']
const STOLEN = ['service_hack', 'account_hack', 'exploit', 'hacking']
const SCAM = ['scam', 'ponzi_scheme', 'pyramid_scheme', 'investment_fraud', 'social_engineering']
const DEFI = ['defi', 'defi_dex', 'defi_lending', 'defi_derivative']
const HELPERS = [
  'service',
  'faucet',
  'hosting',
  'vpn',
  'index',
  'filesharing',
  'messaging_service',
  'search_engine',
]

/** The taxonomy, most severe first. Severities are this desk's defaults, not a rule of any regulator. */
export const CATEGORIES = [
  define('sanctioned-entity', 5, 4, 'risk', { cha: [3], ell: ['OFAC Sanctioned Entity'], gs: ['sanction'] }),
  define('sanctioned-jurisdiction', 5, 4, 'risk', { cha: [25] }),
  define('terrorism', 5, 5, 'risk', {
    cha: [23],
    ell: ['Terrorist Organization'],
    gs: ['terrorism', 'terrorism_financing'],
  }),
  define('csam', 5, 5, 'risk', { cha: [1], ell: ['CSAM Vendor'], gs: ['child_sexual_abuse'] }),
  define('human-trafficking', 5, 4, 'risk', { cha: [45], gs: ['human_trafficking'] }),
  define('ransomware', 5, 4, 'risk', { cha: [12], ell: ['Ransomware'], gs: ['ransomware'] }),
  define('stolen-funds', 5, 4, 'risk', { cha: [6, 42, 43], ell: ['Thief'], gs: STOLEN }),
  define('darknet-market', 5, 4, 'risk-service', {
    cha: [2],
    ell: DARK_MARKET,
    gs: ['dark_web', 'market', 'drugs', 'weapons'],
  }),
  define('special-measures', 5, 4, 'risk', { cha: [34] }),
  define('fraud-shop', 4, 3, 'risk', {
    cha: [28],
    ell: ['Credit Card Data Vendor'],
    gs: ['payment_card_fraud', 'shop'],
  }),
  define('illicit-actor', 4, 3, 'risk', {
    cha: [29],
    ell: CRIMINAL,
    gs: [
      'perpetrator',
      'money_laundering',
      'financial_crime',
      'abuse',
      'violence',
      'torture',
      'sexual_abuse',
    ],
  }),
  define('internal-exited', 4, 3, 'risk', { cha: [999] }),
  define('malware', 4, 3, 'risk', { cha: [35], ell: ['Malware'], gs: ['malware'] }),
  define('phishing', 4, 3, 'risk', { ell: ['Phishing'], gs: ['phishing'] }),
  define('scam', 4, 3, 'risk', { cha: [18], ell: ['Scam', 'Ponzi Scheme'], gs: SCAM }),
  define('extortion', 4, 3, 'risk', { ell: ['Extortion'], gs: ['extortion', 'sextortion'] }),
  define('extremism', 4, 3, 'risk', { ell: EXTREMISM, gs: ['extremism'] }),
  define('mixer', 4, 3, 'risk-service', {
    cha: [13, 33],
    ell: ['Mixer'],
    gs: ['mixing_service', 'mixing', 'coinjoin'],
  }),
  define('high-risk-exchange', 3, 2, 'risk-service', { cha: [4] }),
  define('instant-exchange', 3, 2, 'risk-service', { cha: [47], ell: ['Coin Swap Service'] }),
  define('gambling', 3, 2, 'risk-service', { cha: [16], ell: ['Gambling'], gs: ['gambling'] }),
  define('online-pharmacy', 3, 2, 'risk-service', { cha: [36] }),
  define('p2p-exchange', 3, 2, 'risk-service', { cha: [19] }),
  define('atm', 3, 2, 'risk-service', { cha: [24], ell: ['ATM'], gs: ['atm'] }),
  define('seized-funds', 3, 2, 'risk', { cha: [39], gs: ['black_list'] }),
  define('bridge', 2, 1, 'service', { cha: [37], ell: ['Bridge'], gs: ['defi_bridge'] }),
  define('unhosted-wallet', 2, 1, 'context', {}),
  define('defi', 1, 1, 'service', { cha: [26, 27], gs: DEFI }),
  define('exchange', 1, 1, 'service', {
    cha: [21],
    gs: ['exchange', 'hot_wallet', 'cold_wallet', 'warm_wallet'],
  }),
  define('custodian', 1, 1, 'service', { cha: [11, 46], gs: ['wallet_service', 'escrow_wallet'] }),
  define('mining', 1, 1, 'service', { cha: [7, 22], gs: ['miner', 'mining_service'] }),
  define('payment-processor', 1, 1, 'service', { cha: [17], gs: ['payment_processor'] }),
  define('nft', 1, 1, 'service', { cha: [38], gs: ['collectible'] }),
  define('token-contract', 1, 1, 'service', { cha: [15, 31] }),
  define('other-service', 1, 1, 'service', { cha: [9, 30], gs: HELPERS }),
  define('unknown', 0, 0, 'context', { cha: [20, 41], ell: ['Unknown'], gs: ['unknown'] }),
] as const

export type CategorySlug = (typeof CATEGORIES)[number]['slug']

export const CATEGORY_SLUGS: readonly CategorySlug[] = CATEGORIES.map((category) => category.slug)

const BY_SLUG: ReadonlyMap<string, CategoryDefinition> = new Map(
  CATEGORIES.map((category) => [category.slug, category]),
)
const UNKNOWN = CATEGORIES[CATEGORIES.length - 1] as CategoryDefinition

export function isCategorySlug(text: string): text is CategorySlug {
  return BY_SLUG.has(text)
}

/** The definition of a category. A slug this version does not know is treated as `unknown`, not as harmless. */
export function categoryOf(slug: string): CategoryDefinition {
  return BY_SLUG.get(slug) ?? UNKNOWN
}

/** The categories on which a match at any confidence is a matter of sanctions law. */
export const SANCTIONS_CATEGORIES: readonly CategorySlug[] = ['sanctioned-entity', 'sanctioned-jurisdiction']

/** From this severity on, a weakly attributed match must be looked at by a person and never closed by a machine. */
export const SEVERE_FROM: Severity = 4

/** Categories whose direct severity is critical: the "severe" ones for indirect exposure. */
export const CRITICAL_CATEGORIES: readonly CategorySlug[] = CATEGORIES.filter(
  (category) => category.direct === 5,
).map((category) => category.slug)
