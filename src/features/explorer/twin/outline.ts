import type { FlowDirection } from '#src/ui/flow/model.ts'
import type { GraphEdge, GraphNode } from '../picture.ts'

/** What the outline reads of a picture. */
export interface OutlineSource {
  readonly roots: readonly string[]
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly edges: readonly GraphEdge[]
  /** How many counterparties stand beside the picture; null where nobody has asked yet. */
  readonly notLoaded: (account: string, direction: FlowDirection) => number | null
}

interface RowBase {
  /** The way to it, so that an account reached by two ways is two rows. */
  readonly id: string
  /** 1 for a root. */
  readonly level: number
  readonly setSize: number
  readonly position: number
}

export interface AccountRow extends RowBase {
  readonly kind: 'account'
  readonly node: GraphNode
  /** Null for a root, whose two directions are its children. */
  readonly direction: FlowDirection | null
  /** The flows between this row and the one above it. */
  readonly flows: readonly GraphEdge[]
  readonly isOpen: boolean
  /** `asked`: its counterparties are in the picture. `ask`: opening it asks the ledger. `end`: nothing follows. */
  readonly state: 'asked' | 'ask' | 'end'
  /** It stands above itself on this way: the funds went round, and the outline does not go round with them. */
  readonly isRepeat: boolean
}

export interface BranchRow extends RowBase {
  readonly kind: 'branch'
  readonly node: GraphNode
  readonly direction: FlowDirection
  readonly isOpen: boolean
  readonly state: 'asked' | 'ask' | 'end'
}

export interface RestRow extends RowBase {
  readonly kind: 'rest'
  readonly account: string
  readonly direction: FlowDirection
  readonly counterparties: number
}

export type OutlineRow = AccountRow | BranchRow | RestRow

/** No way of money is read further than this; a row that deep says to start from it. */
const DEEPEST = 24

/**
 * The picture as paths: each root with its sources and its destinations, each of those with what came before or
 * after it. Only rows under open rows are made, so a picture of thousands costs what is on the screen.
 */
export function outlineRows(source: OutlineSource, open: ReadonlySet<string>): readonly OutlineRow[] {
  const index = { in: group(source.edges, 'in'), out: group(source.edges, 'out') }
  const rows: OutlineRow[] = []

  const stateOf = (account: string, direction: FlowDirection): AccountRow['state'] => {
    if ((index[direction].get(account)?.size ?? 0) > 0) return 'asked'
    const rest = source.notLoaded(account, direction)
    return rest === null ? 'ask' : rest > 0 ? 'asked' : 'end'
  }

  const children = (account: string, direction: FlowDirection, way: Way): void => {
    const beside = [...(index[direction].get(account) ?? [])].filter(([other]) => source.nodes.has(other))
    const rest = source.notLoaded(account, direction) ?? 0
    const setSize = beside.length + (rest > 0 ? 1 : 0)
    beside.forEach(([other, flows], at) => {
      const id = `${way.id}/${other}`
      const isRepeat = way.above.has(other) || way.level > DEEPEST
      const isOpen = !isRepeat && open.has(id)
      const node = source.nodes.get(other)!
      const state = isRepeat ? 'end' : stateOf(other, direction)
      const row = { id, level: way.level, setSize, position: at + 1, node, direction, flows, isOpen, state }
      rows.push({ kind: 'account', ...row, isRepeat })
      if (isOpen)
        children(other, direction, { id, level: way.level + 1, above: new Set([...way.above, other]) })
    })
    if (rest > 0) {
      const id = `${way.id}/rest`
      const place = { id, level: way.level, setSize, position: setSize }
      rows.push({ kind: 'rest', ...place, account, direction, counterparties: rest })
    }
  }

  const roots = source.roots.filter((root) => source.nodes.has(root))
  roots.forEach((root, at) => {
    const node = source.nodes.get(root)!
    const isOpen = open.has(root)
    const place = { id: root, level: 1, setSize: roots.length, position: at + 1 }
    rows.push({
      kind: 'account',
      ...place,
      node,
      direction: null,
      flows: [],
      isOpen,
      state: 'asked',
      isRepeat: false,
    })
    if (!isOpen) return
    for (const [position, direction] of [[1, 'in'] as const, [2, 'out'] as const]) {
      const id = `${root}/${direction}`
      const branchOpen = open.has(id)
      const state = stateOf(root, direction)
      rows.push({
        kind: 'branch',
        id,
        level: 2,
        setSize: 2,
        position,
        node,
        direction,
        isOpen: branchOpen,
        state,
      })
      if (branchOpen) children(root, direction, { id, level: 3, above: new Set([root]) })
    }
  })
  return rows
}

interface Way {
  readonly id: string
  readonly level: number
  readonly above: ReadonlySet<string>
}

type ByAccount = ReadonlyMap<string, ReadonlyMap<string, readonly GraphEdge[]>>

/** For each account its counterparties in one direction, each with the flows between them. Order as drawn. */
function group(edges: readonly GraphEdge[], direction: FlowDirection): ByAccount {
  const found = new Map<string, Map<string, GraphEdge[]>>()
  for (const edge of edges) {
    if (edge.from === edge.to) continue
    const [here, there] = direction === 'in' ? [edge.to, edge.from] : [edge.from, edge.to]
    const beside = found.get(here) ?? new Map<string, GraphEdge[]>()
    beside.set(there, [...(beside.get(there) ?? []), edge])
    found.set(here, beside)
  }
  return found
}

/** The rows that are open when a picture is first read: the roots and their two directions. */
export function firstOpen(roots: readonly string[]): ReadonlySet<string> {
  return new Set(roots.flatMap((root) => [root, `${root}/in`, `${root}/out`]))
}
