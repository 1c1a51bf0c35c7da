import type { Point } from '#core/flow/layout/types.ts'
import { sidesOf } from '#core/flow/routing/ports.ts'
import type { FlowNode, FlowNodeKind } from './model.ts'

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

const SIZES: Readonly<Record<FlowNodeKind, { width: number; height: number }>> = {
  address: { width: 164, height: 44 },
  entity: { width: 164, height: 44 },
  fold: { width: 164, height: 44 },
  transaction: { width: 96, height: 36 },
  more: { width: 164, height: 34 },
}

/** Card size in px at zoom 1. */
export function nodeSize(node: Pick<FlowNode, 'kind'>): { width: number; height: number } {
  return SIZES[node.kind]
}

/**
 * A line from card to card as if nothing were between: an S that is level where it leaves and enters. It stands in
 * while cards move, until its way around the others is looked for.
 */
export function plainLine(source: Box, target: Box): readonly Point[] {
  const [from, to, isLoop] = endsOf(source, target)
  const x = isLoop ? bulge(from, to, source.width) : (from.x + to.x) / 2
  return [from, { x, y: from.y }, { x, y: to.y }, to]
}

/**
 * The same without bends, for a picture of so many cards that none could be told apart; within a column it goes around
 * the cards between, behind which it would be hidden.
 */
export function straightLine(source: Box, target: Box): readonly Point[] {
  const [from, to, isLoop] = endsOf(source, target)
  if (!isLoop) return [from, to]
  const x = bulge(from, to, source.width)
  return [from, { x, y: from.y }, { x, y: to.y }, to]
}

/** Where a line leaves and enters, and whether on the same side of both cards. */
function endsOf(source: Box, target: Box): readonly [Point, Point, boolean] {
  const [leaves, enters] = sidesOf(source, target)
  return [
    { x: source.x + (leaves * source.width) / 2, y: source.y },
    { x: target.x + (enters * target.width) / 2, y: target.y },
    leaves === enters,
  ]
}

function bulge(from: Point, to: Point, width: number): number {
  return Math.max(from.x, to.x) + Math.min(26, width / 3)
}
