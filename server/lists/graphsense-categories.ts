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

/** In order of severity: of several concepts the first here decides. */
const MAPPING: readonly (readonly [slug: string, concepts: readonly string[]])[] = [
  ['sanctioned-entity', ['sanction']],
  ['terrorism', ['terrorism', 'terrorism_financing']],
  ['csam', ['child_sexual_abuse']],
  ['human-trafficking', ['human_trafficking']],
  ['ransomware', ['ransomware']],
  ['stolen-funds', ['service_hack', 'account_hack', 'exploit', 'hacking']],
  ['darknet-market', ['dark_web', 'market', 'drugs', 'weapons']],
  ['fraud-shop', ['payment_card_fraud', 'shop']],
  ['illicit-actor', ['perpetrator']],
  ['malware', ['malware']],
  ['phishing', ['phishing', 'social_engineering']],
  ['scam', ['scam', 'ponzi_scheme', 'pyramid_scheme', 'investment_fraud']],
  ['extortion', ['extortion', 'sextortion']],
  ['extremism', ['extremism']],
  ['mixer', ['mixing_service', 'mixing', 'coinjoin']],
  ['gambling', ['gambling']],
  ['atm', ['atm']],
  // An issuer's own freeze list: the address is frozen, and why is not said.
  ['seized-funds', ['black_list']],
  ['bridge', ['defi_bridge']],
  ['defi', ['defi', 'defi_dex', 'defi_lending', 'defi_derivative']],
  ['exchange', ['exchange', 'hot_wallet', 'cold_wallet']],
  ['mining', ['miner', 'mining_service']],
  ['payment-processor', ['payment_processor']],
  ['nft', ['collectible']],
  ['unhosted-wallet', ['user']],
  ['other-service', ['service', 'wallet_service', 'faucet', 'organization', 'index']],
]

const rankOf = new Map(
  MAPPING.flatMap(([, concepts], rank) => concepts.map((concept) => [concept, rank] as const)),
)

/** The most severe of our categories among a tag's concepts; `unknown` where it names none that we map. */
export function mapGraphsenseCategory({ category, abuse, concepts }: TagConcepts): MappedCategory {
  const ids = [abuse, category, ...concepts].filter((id) => id !== null)
  const ranks = ids.flatMap((id) => rankOf.get(id) ?? [])
  const slug = ranks.length === 0 ? 'unknown' : (MAPPING[Math.min(...ranks)]?.[0] ?? 'unknown')
  return { slug, unmapped: ids.filter((id) => id !== 'unknown' && !rankOf.has(id)) }
}
