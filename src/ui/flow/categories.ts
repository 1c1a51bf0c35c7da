import type { FlowNode } from './model.ts'

export type CategoryFamily =
  | 'sanctions'
  | 'severe'
  | 'ransomware'
  | 'stolen'
  | 'darknet'
  | 'scam'
  | 'mixer'
  | 'exchange'
  | 'bridge'
  | 'defi'
  | 'gambling'
  | 'payment'
  | 'mining'
  | 'contract'
  | 'watchlist'
  | 'customer'
  | 'own'
  | 'unknown'

export type BadgeShape = 'octagon' | 'hexagon' | 'diamond' | 'circle' | 'square' | 'triangle' | 'arch'
/** The colour of text: says neither good nor bad. */
export type NeutralTone = 'text'
export type SeriesTone =
  | 'series-1'
  | 'series-3'
  | 'series-4'
  | 'series-5'
  | 'series-6'
  | 'series-7'
  | 'series-8'
export type SeverityTone = 'sev-0' | 'sev-1' | 'sev-2' | 'sev-3' | 'sev-4' | 'sev-5'

export interface CategoryLook {
  readonly shape: BadgeShape
  /** Colour when the node says no severity. */
  readonly tone: SeriesTone | SeverityTone | NeutralTone
  /** Strokes of the icon in a 24 by 24 box. */
  readonly icon: string
}

/** Shape groups the kind (octagon: law, triangle: deceit, hexagon: mixing, diamond: passage, circle: service, arch: ours); the icon names it. */
export const CATEGORY_LOOKS: Readonly<Record<CategoryFamily, CategoryLook>> = {
  sanctions: { shape: 'octagon', tone: 'sev-5', icon: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M6.5 6.5l11 11' },
  severe: { shape: 'octagon', tone: 'sev-5', icon: 'M12 5v9M12 18.5v.01' },
  ransomware: { shape: 'triangle', tone: 'sev-5', icon: 'M7 11h10v8H7zM9 11V9a3 3 0 0 1 6 0v2' },
  stolen: { shape: 'triangle', tone: 'sev-5', icon: 'M12 5v10M8 11l4 4 4-4M6 19h12' },
  darknet: { shape: 'octagon', tone: 'sev-5', icon: 'M4 12c4-6 12-6 16 0-4 6-12 6-16 0zM5 5l14 14' },
  scam: { shape: 'triangle', tone: 'sev-4', icon: 'M12 9v5M12 17.5v.01' },
  mixer: { shape: 'hexagon', tone: 'sev-4', icon: 'M5 7h3l8 10h3M5 17h3l8-10h3M17 5l2 2-2 2M17 15l2 2-2 2' },
  exchange: { shape: 'circle', tone: 'series-1', icon: 'M5 9h13l-3.5-3.5M19 15H6l3.5 3.5' },
  bridge: { shape: 'diamond', tone: 'series-3', icon: 'M4 16h16M6 16V9M18 16V9M6 10c3 4 9 4 12 0' },
  defi: { shape: 'diamond', tone: 'series-6', icon: 'M12 5l6 3.5-6 3.5-6-3.5zM6 12.5l6 3.5 6-3.5' },
  gambling: { shape: 'circle', tone: 'series-5', icon: 'M6 6h12v12H6zM9.5 9.5v.01M14.5 14.5v.01M12 12v.01' },
  payment: { shape: 'circle', tone: 'series-7', icon: 'M5 7h14v10H5zM5 11h14' },
  mining: { shape: 'circle', tone: 'series-7', icon: 'M6 18l8-8M8 6c4-1 9 4 10 8M13 5l6 6' },
  contract: { shape: 'square', tone: 'series-6', icon: 'M8 5h8v14H8zM10.5 9h3M10.5 12.5h3' },
  watchlist: { shape: 'octagon', tone: 'sev-4', icon: 'M7 5v14M7 6h10l-2 3.5 2 3.5H7' },
  customer: {
    shape: 'arch',
    tone: 'text',
    icon: 'M12 12.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4M5.5 20c.8-3.6 3.4-5 6.5-5s5.7 1.4 6.5 5',
  },
  own: { shape: 'arch', tone: 'text', icon: 'M5 9h14v10H5zM5 9l10-4v4M19 12.5h-4.5v3H19' },
  unknown: {
    shape: 'square',
    tone: 'series-8',
    icon: 'M9 9.5a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.1-1.5 2.2M12 17.5v.01',
  },
}

/** First match wins: a high-risk exchange is an exchange, a darknet market is not. */
const RULES: readonly (readonly [RegExp, CategoryFamily])[] = [
  [/sanction|embargo|special.?measure|jurisdiction/, 'sanctions'],
  [/watch.?list|internal|exited/, 'watchlist'],
  [/terror|csam|child|traffick|extremis|organi[sz]ed|illicit.?actor|criminal/, 'severe'],
  [/ransom|extort|malware|drainer/, 'ransomware'],
  [/stolen|hack|theft|exploit/, 'stolen'],
  [/dark.?net|dark.?web|fraud.?shop|card|drug|pharmac|weapon/, 'darknet'],
  [/scam|ponzi|phish|fraud|pig/, 'scam'],
  [/mix|tumbl|coin.?join|privacy|shielded/, 'mixer'],
  [/bridge/, 'bridge'],
  [/exchange|otc|p2p|custod|atm|kiosk|broker|vasp|wallet.?service|coin.?swap/, 'exchange'],
  [/dex|defi|lend|swap|pool/, 'defi'],
  [/gambl|casino|bet/, 'gambling'],
  [/miner|mining|validator|stak/, 'mining'],
  [/payment|merchant|processor/, 'payment'],
  [/mint|issuer|token|contract|nft/, 'contract'],
]

/** Which family a category slug is drawn as; what no rule knows is drawn as unattributed, never as safe. */
export function familyOf(category: string | undefined): CategoryFamily {
  if (category === undefined) return 'unknown'
  const slug = category.toLowerCase()
  return RULES.find(([pattern]) => pattern.test(slug))?.[1] ?? 'unknown'
}

/**
 * What a node is drawn as: by its category; without one, as whose account it is here. A customer is known to the desk
 * and yet not clean by that, so the sign is of its own and its colour neutral.
 */
export function familyOfNode({ category, holder }: Pick<FlowNode, 'category' | 'holder'>): CategoryFamily {
  return category === undefined && holder !== undefined ? holder : familyOf(category)
}

/** Colour of the node's badge: its severity from medium up, else the tone of its family. */
export function toneOf(
  node: Pick<FlowNode, 'category' | 'severity' | 'holder'>,
): SeriesTone | SeverityTone | NeutralTone {
  if (node.severity !== undefined && node.severity >= 3) return `sev-${node.severity}` as SeverityTone
  const { tone } = CATEGORY_LOOKS[familyOfNode(node)]
  // A family that is severe by default does not look severe when the claim says that it is not.
  return node.severity !== undefined && tone.startsWith('sev-')
    ? (`sev-${node.severity}` as SeverityTone)
    : tone
}
