import { useMemo, useState } from 'react'
import css from './flow-table.module.css'
import type { FlowLabels } from './labels.ts'
import {
  amountOf,
  transfersIn,
  type FlowEdge,
  type FlowGraphData,
  type FlowNode,
  type FlowSelection,
} from './model.ts'
import { indexFlows } from './navigation.ts'
import { SortableTable, type TableColumn } from './sortable-table.tsx'
import { hopsOfPicture } from './hops.ts'
import { attributionText, hopsOf } from './summary.ts'

export interface FlowTableProps {
  readonly graph: FlowGraphData
  readonly selectedId?: string | null
  readonly onSelect?: (selection: FlowSelection | null) => void
  readonly labels: FlowLabels
}

/** The graph's twin: every flow and every node of it as two tables, with the selection in step. */
export function FlowTable({ graph, selectedId = null, onSelect, labels }: FlowTableProps) {
  const [shown, setShown] = useState<'edges' | 'nodes'>('edges')
  const edges = useMemo(() => edgeColumns(graph, labels), [graph, labels])
  const nodes = useMemo(() => nodeColumns(graph, labels), [graph, labels])
  return (
    <section className={css['twin']} aria-label={labels.table}>
      <div className={css['tabs']}>
        <button type="button" aria-pressed={shown === 'edges'} onClick={() => setShown('edges')}>
          {labels.edgesTable} <span className={css['count']}>{graph.edges.length}</span>
        </button>
        <button type="button" aria-pressed={shown === 'nodes'} onClick={() => setShown('nodes')}>
          {labels.nodesTable} <span className={css['count']}>{graph.nodes.length}</span>
        </button>
      </div>
      {shown === 'edges' ? (
        <SortableTable
          caption={labels.edgesTable}
          columns={edges}
          rows={graph.edges}
          selectedId={selectedId}
          onSelect={(edge) => onSelect?.(edge ? { type: 'edge', edge } : null)}
        />
      ) : (
        <SortableTable
          caption={labels.nodesTable}
          columns={nodes}
          rows={graph.nodes}
          selectedId={selectedId}
          onSelect={(node) => onSelect?.(node ? { type: 'node', node } : null)}
        />
      )}
    </section>
  )
}

function edgeColumns(graph: FlowGraphData, labels: FlowLabels): readonly TableColumn<FlowEdge>[] {
  const names = new Map(graph.nodes.map((node) => [node.id, node.label]))
  return [
    { key: 'from', name: labels.from, text: (edge) => names.get(edge.source) ?? edge.source },
    { key: 'to', name: labels.to, text: (edge) => names.get(edge.target) ?? edge.target },
    {
      key: 'amount',
      name: labels.amount,
      numeric: true,
      text: amountOf,
      // Amounts of different assets have no common order: by asset first.
      compare: (a, b) => compare(a.assetSymbol, b.assetSymbol) || a.weight - b.weight,
    },
    {
      key: 'transfers',
      name: labels.transfers,
      numeric: true,
      text: (edge) => String(transfersIn(edge)),
      compare: (a, b) => transfersIn(a) - transfersIn(b),
    },
    { key: 'time', name: labels.time, text: (edge) => edge.timeText ?? labels.unknownTime },
    { key: 'path', name: labels.path, text: (edge) => (edge.onPath ? labels.onPath : '') },
  ]
}

function nodeColumns(graph: FlowGraphData, labels: FlowLabels): readonly TableColumn<FlowNode>[] {
  const index = indexFlows(graph)
  const hops = hopsOf(graph)
  const { hopOf } = hopsOfPicture(graph)
  const size = (list: readonly FlowEdge[] | undefined): number => list?.length ?? 0
  const numeric = (key: string, name: string, value: (node: FlowNode) => number): TableColumn<FlowNode> => ({
    key,
    name,
    numeric: true,
    text: (node) => String(value(node)),
    compare: (a, b) => value(a) - value(b),
  })
  return [
    {
      key: 'node',
      name: labels.node,
      text: (node) =>
        // What it is said to be has a column of its own.
        node.sublabel && node.sublabel !== node.attribution ? `${node.label} · ${node.sublabel}` : node.label,
    },
    {
      key: 'category',
      name: labels.category,
      text: (node) => {
        const text = node.kind === 'more' ? labels.legendMore : attributionText(node, labels)
        return node.severity === undefined ? text : `${text} · ${labels.severity(node.severity)}`
      },
    },
    numeric('hop', labels.hop, (node) => hopOf(hops.get(node.id) ?? 0)),
    numeric('in', labels.inflows, (node) => size(index.in.get(node.id))),
    numeric('out', labels.outflows, (node) => size(index.out.get(node.id))),
    { key: 'balance', name: labels.balance, numeric: true, text: (node) => node.balanceText ?? '' },
  ]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
