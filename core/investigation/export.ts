import { formatUnits } from '#core/chain/amount.ts'
import type { InvestigationFile } from '#core/contract/investigation-document.ts'
import { colourName } from './colours.ts'

type Node = InvestigationFile['nodes'][number]
type Edge = InvestigationFile['edges'][number]
type Cell = string | number | null

/** Columns of the nodes, in order (docs/investigation-format.md). */
export const NODE_COLUMNS = [
  'account',
  'chain',
  'address',
  'role',
  'category',
  'severity',
  'actor',
  'customer_ref',
  'customer_name',
  'layer',
  'stops_trace',
  'colour',
] as const

/** Columns of the edges, in order. `units` is an integer in the asset's smallest unit, `amount` the same with its point. */
export const EDGE_COLUMNS = [
  'edge',
  'from',
  'to',
  'asset',
  'symbol',
  'decimals',
  'units',
  'amount',
  'transfers',
  'first_time',
  'last_time',
  'first_block',
  'on_path',
  'transfer_ids',
] as const

/**
 * The nodes as CSV (RFC 4180, UTF-8, one header line). What is not known is an empty cell. `colours` are places in the
 * palette, as the picture has them, by account.
 */
export function nodesCsv(nodes: readonly Node[], colours: ReadonlyMap<string, number>): string {
  return csv(
    NODE_COLUMNS,
    nodes.map(({ account, role, category, severity, actor, customer, layer, stopsTrace }) => [
      account.key,
      account.chain,
      account.address,
      role,
      category,
      severity,
      actor,
      customer?.ref ?? null,
      customer?.name ?? null,
      layer,
      stopsTrace ? 'yes' : 'no',
      colourName(colours.get(account.key) ?? 0),
    ]),
  )
}

/** The edges as CSV. An edge of more transfers than it names says how many there are in `transfers`. */
export function edgesCsv(edges: readonly Edge[]): string {
  return csv(
    EDGE_COLUMNS,
    edges.map(({ id, from, to, asset, units, transferCount, firstTime, lastTime, firstBlock, ...rest }) => [
      id,
      from,
      to,
      asset.id,
      asset.symbol,
      asset.decimals,
      units,
      formatUnits(BigInt(units), asset.decimals),
      transferCount,
      firstTime,
      lastTime,
      firstBlock,
      rest.onPath ? 'yes' : 'no',
      rest.transferIds.join(' '),
    ]),
  )
}

/** The document and the facts as they were drawn, as text that {@link readFile} reads. */
export function fileText(file: InvestigationFile): string {
  return `${JSON.stringify(file, null, 2)}\n`
}

function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}

/** Cells that a spreadsheet would run as a formula get an apostrophe in front, as in every CSV of the desk. */
function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
