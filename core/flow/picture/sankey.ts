/** One selected path: what went on from step to step, in smallest units of one asset. */
export interface SankeyPath {
  readonly id: string
  readonly asset: string
  readonly steps: readonly { readonly from: string; readonly to: string; readonly units: bigint }[]
}

export interface SankeyLink {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly units: bigint
  readonly paths: readonly string[]
  /** It leads back to a column before: a cycle, drawn around instead of across. */
  readonly isBack: boolean
  /** Upper edge of the ribbon at its two ends and its thickness, px. */
  readonly fromY: number
  readonly toY: number
  readonly thickness: number
}

export interface SankeyNode {
  readonly id: string
  readonly column: number
  readonly inflow: bigint
  readonly outflow: bigint
  readonly y: number
  readonly height: number
}

export interface SankeyLayout {
  readonly columns: number
  readonly nodes: readonly SankeyNode[]
  readonly links: readonly SankeyLink[]
  readonly height: number
}

export interface SankeyOptions {
  /** Px for the fullest column's value. */
  readonly valueHeight: number
  /** Px between two nodes of a column. */
  readonly gap: number
  /** No node and no ribbon gets thinner than this, px: what is small is still there. */
  readonly least: number
}

interface Draft {
  readonly from: string
  readonly to: string
  readonly paths: Set<string>
  units: bigint
  isBack: boolean
}

/**
 * A Sankey of paths of ONE asset (throws `RangeError` on two): links of equal ends are added up, columns follow the
 * paths, a cycle's last link is marked as leading back. Heights are proportional to value, with a floor.
 */
export function layoutSankey(paths: readonly SankeyPath[], options: SankeyOptions): SankeyLayout {
  if (new Set(paths.map((path) => path.asset)).size > 1)
    throw new RangeError('amounts of different assets have no common scale')
  const links = linksOf(paths)
  const columns = columnsOf(paths, links)
  const ids = [...columns.keys()]
  const sum = (id: string, end: 'from' | 'to'): bigint =>
    links.reduce((total, link) => (link[end] === id ? total + link.units : total), 0n)
  const values = new Map(ids.map((id) => [id, { inflow: sum(id, 'to'), outflow: sum(id, 'from') }]))
  const count = ids.length === 0 ? 0 : Math.max(...columns.values()) + 1
  const byColumn = Array.from({ length: count }, (_, at) => ids.filter((id) => columns.get(id) === at))
  const sizeOf = (id: string): bigint => larger(values.get(id)!.inflow, values.get(id)!.outflow)
  const fullest = byColumn
    .map((column) => column.reduce((total, id) => total + sizeOf(id), 0n))
    .reduce(larger, 1n)
  const px = (units: bigint): number =>
    Math.max(options.least, (Number((units * 1_000_000n) / fullest) / 1_000_000) * options.valueHeight)
  const thickness = new Map(links.map((link) => [link, px(link.units)]))
  const heightOf = (id: string): number => {
    const side = (end: 'from' | 'to'): number =>
      links.reduce((total, link) => (link[end] === id ? total + thickness.get(link)! : total), 0)
    return Math.max(options.least, side('from'), side('to'))
  }
  const y = place(byColumn, links, heightOf, options.gap)
  const bottom = Math.max(0, ...ids.map((id) => y.get(id)! + heightOf(id)))
  return {
    columns: count,
    height: bottom,
    nodes: ids.map((id) => ({
      id,
      column: columns.get(id)!,
      ...values.get(id)!,
      y: y.get(id)!,
      height: heightOf(id),
    })),
    links: ribbons(links, thickness, y),
  }
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

function linksOf(paths: readonly SankeyPath[]): readonly Draft[] {
  const links = new Map<string, Draft>()
  for (const path of paths) {
    for (const { from, to, units } of path.steps) {
      if (from === to) continue
      const key = `${from}>${to}`
      const link = links.get(key) ?? { from, to, units: 0n, paths: new Set<string>(), isBack: false }
      link.units += units
      link.paths.add(path.id)
      links.set(key, link)
    }
  }
  return [...links.values()]
}

/** Longest way from a start, over links that close no cycle; those that would are marked. */
function columnsOf(paths: readonly SankeyPath[], links: readonly Draft[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>()
  for (const path of paths) for (const { from, to } of path.steps) columns.set(from, 0).set(to, 0)
  const next = Map.groupBy(links, (link) => link.from)
  const state = new Map<string, 'open' | 'done'>()
  const order: string[] = []
  const visit = (id: string): void => {
    state.set(id, 'open')
    for (const link of next.get(id) ?? []) {
      if (state.get(link.to) === 'open') link.isBack = true
      else if (!state.has(link.to)) visit(link.to)
    }
    state.set(id, 'done')
    order.unshift(id)
  }
  const fed = new Set(links.map((link) => link.to))
  const starts = [...columns.keys()].filter((id) => !fed.has(id))
  for (const id of [...starts, ...columns.keys()]) if (!state.has(id)) visit(id)
  for (const id of order)
    for (const link of next.get(id) ?? [])
      if (!link.isBack) columns.set(link.to, Math.max(columns.get(link.to)!, columns.get(id)! + 1))
  return columns
}

/** Stacks each column, in the order of where its money comes from, around the middle. */
function place(
  byColumn: readonly (readonly string[])[],
  links: readonly Draft[],
  heightOf: (id: string) => number,
  gap: number,
): ReadonlyMap<string, number> {
  const heights = byColumn.map((column) => column.reduce((sum, id) => sum + heightOf(id) + gap, -gap))
  const tallest = Math.max(0, ...heights)
  const y = new Map<string, number>()
  byColumn.forEach((column, at) => {
    const wish = (id: string): number => {
      const sources = links.filter((link) => link.to === id && y.has(link.from))
      if (sources.length === 0) return 0
      return (
        sources.reduce((sum, link) => sum + y.get(link.from)! + heightOf(link.from) / 2, 0) / sources.length
      )
    }
    let top = (tallest - heights[at]!) / 2
    const sorted = column
      .map((id) => ({ id, wish: wish(id) }))
      .toSorted((a, b) => a.wish - b.wish || (a.id < b.id ? -1 : 1))
    for (const { id } of sorted) {
      y.set(id, top)
      top += heightOf(id) + gap
    }
  })
  return y
}

/** Ribbons leave and enter a node one below the other, in the order of their other ends. */
function ribbons(
  links: readonly Draft[],
  thickness: ReadonlyMap<Draft, number>,
  y: ReadonlyMap<string, number>,
): readonly SankeyLink[] {
  const offsets = (end: 'from' | 'to'): ReadonlyMap<Draft, number> => {
    const other = end === 'from' ? 'to' : 'from'
    const found = new Map<Draft, number>()
    for (const [id, group] of Map.groupBy(links, (link) => link[end])) {
      let top = y.get(id)!
      for (const link of group.toSorted((a, b) => y.get(a[other])! - y.get(b[other])!)) {
        found.set(link, top)
        top += thickness.get(link)!
      }
    }
    return found
  }
  const [leaves, enters] = [offsets('from'), offsets('to')]
  return links.map((link) => ({
    id: `${link.from}>${link.to}`,
    from: link.from,
    to: link.to,
    units: link.units,
    paths: [...link.paths],
    isBack: link.isBack,
    fromY: leaves.get(link)!,
    toY: enters.get(link)!,
    thickness: thickness.get(link)!,
  }))
}
