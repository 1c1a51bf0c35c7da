import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import type { Column } from '#src/ui/data-table-types.ts'
import { Timestamp } from '#src/ui/timestamp.tsx'
import type { GraphEdge, GraphNode } from '../picture.ts'
import { nodeName } from '../workspace/node-name.ts'
import { byAmount, byNumber, byText, type Compare } from './sorted.ts'
import { sharedOf, SortedTable } from './sorted-table.tsx'
import css from './twin.module.css'
import type { TwinProps } from './twin-types.ts'

const edgeId = (edge: GraphEdge) => edge.id

/** Every flow of the picture, one row each. */
export function FlowRows(props: TwinProps) {
  const { graph, taintOf, filtered } = props
  const { t } = useTranslation('investigation')
  const nodes = useMemo(() => new Map(graph.nodes.map((node) => [node.account.key, node])), [graph.nodes])
  const orders = useMemo(() => ordersOf(nodes), [nodes])
  return (
    <SortedTable
      {...sharedOf(props)}
      label={t('twin.flows')}
      empty={t('twin.noFlows')}
      rows={graph.edges}
      getRowId={edgeId}
      columns={useFlowColumns(nodes, taintOf, filtered)}
      orders={orders}
    />
  )
}

type Nodes = ReadonlyMap<string, GraphNode>

function ordersOf(nodes: Nodes): Readonly<Record<string, Compare<GraphEdge>>> {
  const nameOf = (key: string) => {
    const node = nodes.get(key)
    return node ? nodeName(node) : key
  }
  return {
    from: byText((row) => nameOf(row.from)),
    to: byText((row) => nameOf(row.to)),
    amount: byAmount((row) => ({ assetId: row.asset.id, units: row.units })),
    transfers: byNumber((row) => row.transferCount),
    first: byText((row) => row.firstTime ?? ''),
    last: byText((row) => row.lastTime ?? ''),
  }
}

function useFlowColumns(
  nodes: Nodes,
  taintOf: TwinProps['taintOf'],
  filtered: ReadonlySet<string>,
): readonly Column<GraphEdge>[] {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  return useMemo(() => {
    const end = (key: string) => {
      const node = nodes.get(key)
      return (
        <span className={css['name']} title={node?.account.address ?? key}>
          {node ? nodeName(node) : key}
        </span>
      )
    }
    const columns: Column<GraphEdge>[] = [
      {
        id: 'from',
        header: t('twin.from'),
        width: 200,
        isFixed: true,
        isSortable: true,
        cell: (row) => end(row.from),
      },
      {
        id: 'to',
        header: t('twin.to'),
        width: 200,
        isFixed: true,
        isSortable: true,
        cell: (row) => end(row.to),
      },
      {
        id: 'amount',
        header: t('twin.amount'),
        width: 180,
        align: 'end',
        isSortable: true,
        cell: ({ units, asset }) => (
          <AssetAmount units={units} decimals={asset.decimals} symbol={asset.symbol} />
        ),
      },
      ...(taintOf === null
        ? []
        : [
            {
              id: 'taint',
              header: t('twin.taint'),
              width: 150,
              align: 'end' as const,
              cell: (row: GraphEdge) => taintOf(row.id) ?? t('twin.noTaint'),
            },
          ]),
      {
        id: 'transfers',
        header: t('twin.transfers'),
        width: 90,
        align: 'end',
        isSortable: true,
        cell: (row) => format.count(row.transferCount),
      },
      {
        id: 'first',
        header: t('twin.first'),
        width: 165,
        isSortable: true,
        cell: (row) => <Timestamp at={row.firstTime} block={row.firstBlock} />,
      },
      {
        id: 'last',
        header: t('twin.last'),
        width: 165,
        isSortable: true,
        cell: (row) => <Timestamp at={row.lastTime} />,
      },
      {
        id: 'marks',
        header: t('twin.marks'),
        width: 140,
        cell: (row) =>
          [row.onPath && t('twin.onPath'), filtered.has(row.id) && t('twin.filtered')]
            .filter(Boolean)
            .join(' · '),
      },
    ]
    return columns
  }, [t, format, nodes, taintOf, filtered])
}
