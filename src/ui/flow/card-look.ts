import { badgeParts, type IconPlace } from './badge.ts'
import { familyOfNode, toneOf } from './categories.ts'
import type { FlowNode } from './model.ts'
import type { FlowPalette } from './palette.ts'

/** How a card is drawn, on a canvas and in an SVG alike. */
export interface CardLook {
  readonly fill: string
  readonly border: string
  readonly borderAlpha: number
  readonly borderWidth: number
  readonly dashed: boolean
  /** A second, inner border: more than one address stands behind it. */
  readonly double: boolean
  readonly radius: number
  readonly tone: string
  readonly badge: BadgeLook | null
}

export interface BadgeLook {
  readonly outline: string
  readonly icon: string
  readonly place: IconPlace
  readonly fill: string
  readonly stroke: string | null
  readonly ink: string
}

/** Px from the card's left edge to its badge, and the badge's side. */
export const BADGE = { left: 8, size: 25 } as const

/** Cards of one key look alike, but for their texts. */
export function lookKey({ kind, role, category, severity, holder }: FlowNode): string {
  return `${kind}|${role}|${category}|${severity}|${holder}`
}

export function cardLook(node: FlowNode, palette: FlowPalette): CardLook {
  const tone = palette.tones[toneOf(node)]
  const plain: CardLook = {
    fill: palette.bgRaised,
    border: palette.borderStrong,
    borderAlpha: 0.55,
    borderWidth: 1,
    dashed: false,
    double: node.kind === 'entity',
    radius: node.kind === 'transaction' ? 0 : 9,
    tone,
    badge: badgeLook(node, palette),
  }
  if (node.kind === 'transaction') return { ...plain, fill: palette.bgSunken, borderAlpha: 0.9, badge: null }
  if (node.kind === 'more') return { ...plain, fill: palette.bgSunken, dashed: true, radius: 17, badge: null }
  switch (node.role) {
    case 'subject':
      return { ...plain, fill: palette.accentBg, border: palette.accent, borderAlpha: 1, borderWidth: 2 }
    case 'risk':
      return { ...plain, border: tone, borderAlpha: 1, borderWidth: 2 }
    case 'ours':
      return { ...plain, border: palette.text, borderAlpha: 0.75, borderWidth: 1.5 }
    case 'service':
      return { ...plain, border: tone, borderAlpha: 0.9 }
    case 'unattributed':
      return { ...plain, dashed: true }
    case undefined:
    default:
      return plain
  }
}

function badgeLook(node: FlowNode, palette: FlowPalette): BadgeLook {
  const family = familyOfNode(node)
  const quiet = family === 'unknown' && (node.severity ?? 0) < 3
  const { outline, icon, place } = badgeParts(family)
  return {
    outline,
    icon,
    place,
    fill: quiet ? palette.bgSunken : palette.tones[toneOf(node)],
    stroke: quiet ? palette.borderStrong : null,
    ink: quiet ? palette.textMuted : palette.bgRaised,
  }
}
