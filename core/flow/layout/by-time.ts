import { bucketLength } from '../picture/time-window.ts'
import { layersByTime } from './layers.ts'
import { layoutFlow } from './layout.ts'
import { placeNew, type PlacedNode } from './place.ts'
import {
  DEFAULT_LAYOUT,
  type FlowLayout,
  type LayerBand,
  type LayoutEdge,
  type LayoutGraph,
  type LayoutNode,
  type LayoutOptions,
  type Point,
  type TimeSpan,
} from './types.ts'

/** More columns than these are scrolled past, not read. */
const MOST_COLUMNS = 12

/**
 * The layout by time: one column for each bucket of the first transfer that names a node, in the order of time.
 * Nodes without a known time stand in a column of their own before the first one: no time is made up for them.
 */
export function layoutByTime(graph: LayoutGraph, partial: Partial<LayoutOptions> = {}): FlowLayout {
  const timed = graph.nodes.flatMap((node) => (typeof node.time === 'number' ? [node.time] : []))
  const [first, last] = [least(timed), -least(timed.map((time) => -time))]
  const length = bucketLength(Math.max(1, last - first), MOST_COLUMNS)
  const known = layersByTime(
    graph.nodes.filter((node) => typeof node.time === 'number'),
    partial.subjects ?? [],
    length,
  )
  const before = least([...known.values()]) - 1
  const layers = new Map(
    graph.nodes.map((node) => [node.id, known.get(node.id) ?? (timed.length > 0 ? before : 0)]),
  )
  const layout = layoutFlow(graph, partial, layers)
  const spans = new Map<number, TimeSpan>()
  for (const node of graph.nodes) {
    if (typeof node.time !== 'number') continue
    const from = Math.floor(node.time / length) * length
    spans.set(layers.get(node.id)!, { from, to: from + length })
  }
  return { ...layout, bands: layout.bands.map((band) => ({ ...band, time: spans.get(band.layer) ?? null })) }
}

/**
 * Places new nodes into the columns of their time; what stands does not move. A time between two columns widens the
 * span of the one before it, a time beyond them opens a column outside, so that every caption stays true.
 */
export function placeByTime(
  standing: readonly PlacedNode[],
  added: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  bands: readonly LayerBand[],
): { readonly positions: ReadonlyMap<string, Point>; readonly bands: readonly LayerBand[] } {
  const open = new OpenBands(bands)
  const bandOf = new Map<string, number>()
  for (const node of added.toSorted((a, b) => (a.time ?? -Infinity) - (b.time ?? -Infinity)))
    bandOf.set(node.id, open.layerFor(node))
  const columnsOf = (node: LayoutNode): readonly number[] => {
    const band = open.bands.find(({ layer }) => layer === bandOf.get(node.id))!
    const inside = new Set(standing.map(({ x }) => x).filter((x) => x >= band.left && x <= band.right))
    return inside.size > 0 ? [...inside].sort((a, b) => a - b) : [(band.left + band.right) / 2]
  }
  return { positions: placeNew(standing, added, edges, null, { columnsOf }), bands: open.bands }
}

class OpenBands {
  bands: readonly LayerBand[]

  constructor(bands: readonly LayerBand[]) {
    this.bands = bands
  }

  /** The layer of the column in which a node stands, opened or widened where there is none. */
  layerFor({ time = null, width }: LayoutNode): number {
    if (time === null) return this.untimed(width)
    const dated = this.bands.filter((band) => band.time)
    const inside = dated.find((band) => band.time!.from <= time && time < band.time!.to)
    if (inside) return inside.layer
    const before = dated.findLast((band) => band.time!.from <= time)
    const length = dated[0] ? dated[0].time!.to - dated[0].time!.from : 86_400_000
    const from = Math.floor(time / length) * length
    if (!before || before === dated.at(-1))
      return this.outside({ from, to: from + length }, before ? 1 : -1, width)
    this.bands = this.bands.map((band) =>
      band === before ? { ...band, time: { from: before.time!.from, to: from + length } } : band,
    )
    return before.layer
  }

  private untimed(width: number): number {
    return this.bands.find((band) => band.time === null)?.layer ?? this.outside(null, -1, width)
  }

  private outside(time: TimeSpan | null, side: 1 | -1, width: number): number {
    const edge = side === 1 ? this.bands.at(-1) : this.bands[0]
    const gap = DEFAULT_LAYOUT.columnGap
    const left = !edge ? -width / 2 : Math.round(side === 1 ? edge.right + gap : edge.left - gap - width)
    const band: LayerBand = { layer: edge ? edge.layer + side : 0, left, right: left + width, time }
    this.bands = side === 1 ? [...this.bands, band] : [band, ...this.bands]
    return band.layer
  }
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity)
}
