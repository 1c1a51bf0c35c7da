import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { chainName } from '#core/chain/chains.ts'
import { useFormat } from '#src/platform/use-format.ts'
import type { Column } from '#src/ui/data-table-types.ts'
import { ColourSwatch } from '#src/ui/flow/colour-swatch.tsx'
import type { FlowColour, FlowDirection } from '#src/ui/flow/model.ts'
import { coinRoleOf } from '#src/ui/coin-account.ts'
import { countHops } from '#src/ui/flow/hops.ts'
import type { GraphNode } from '../picture.ts'
import { Attribution } from '../attribution.tsx'
import { nodeName } from '../workspace/node-name.ts'
import { byNumber, byText } from './sorted.ts'
import { sharedOf, SortedTable } from './sorted-table.tsx'
import css from './twin.module.css'
import type { TwinProps } from './twin-types.ts'

interface AccountFacts {
  readonly node: GraphNode
  /** Hops from where the picture began; null: a transaction that stands between two. */
  readonly hop: number | null
  readonly in: number
  readonly out: number
  /** Counterparties beside the picture; null: nobody asked. */
  readonly restIn: number | null
  readonly restOut: number | null
  readonly isFiltered: boolean
  readonly colour: FlowColour | undefined
  /** The card that it is drawn in; undefined: its own. */
  readonly fold: string | undefined
}

const rowId = (row: AccountFacts) => row.node.account.key

const ORDERS = {
  account: byText<AccountFacts>((row) => nodeName(row.node)),
  category: byNumber<AccountFacts>((row) => row.node.severity),
  hop: byNumber<AccountFacts>((row) => row.node.layer),
  in: byNumber<AccountFacts>((row) => row.in),
  out: byNumber<AccountFacts>((row) => row.out),
  restIn: byNumber<AccountFacts>((row) => row.restIn ?? Infinity),
  restOut: byNumber<AccountFacts>((row) => row.restOut ?? Infinity),
  // What was marked alike stands together: by colour, then what one card holds.
  marks: byText<AccountFacts>((row) => marksOrder(row)),
}

function marksOrder({ colour, fold }: AccountFacts): string {
  return `${colour?.place ?? '~'} ${fold ?? '~'}`
}

/** Every account of the picture, one row each, with what is not loaded beside it. */
export function AccountRows(props: TwinProps) {
  const { t } = useTranslation('investigation')
  return (
    <SortedTable
      {...sharedOf(props)}
      label={t('twin.accounts')}
      empty={t('twin.noAccounts')}
      rows={useAccountFacts(props)}
      getRowId={rowId}
      columns={useAccountColumns()}
      orders={ORDERS}
    />
  )
}

function useAccountFacts({ graph, isAsked, filtered, colours, foldOf }: TwinProps): readonly AccountFacts[] {
  return useMemo(() => {
    const beside = { in: new Map<string, number>(), out: new Map<string, number>() }
    const add = (side: FlowDirection, key: string) => beside[side].set(key, (beside[side].get(key) ?? 0) + 1)
    for (const edge of graph.edges) {
      add('out', edge.from)
      add('in', edge.to)
    }
    const rest = (account: string, direction: FlowDirection) => {
      if (!isAsked(account, direction)) return null
      const around = graph.surroundings.find(
        (item) => item.account === account && item.direction === direction,
      )
      return around ? Math.max(0, around.counterparties - around.drawn) : 0
    }
    const { hopOf, isPassed } = countHops(
      graph.nodes.map(({ layer, account }) => ({
        layer,
        isTransaction: coinRoleOf(account.address) === 'transaction',
      })),
    )
    return graph.nodes.map((node) => {
      const { key } = node.account
      return {
        node,
        hop: isPassed(node.layer) ? null : hopOf(node.layer),
        in: beside.in.get(key) ?? 0,
        out: beside.out.get(key) ?? 0,
        restIn: rest(key, 'in'),
        restOut: rest(key, 'out'),
        isFiltered: filtered.has(key),
        colour: colours.get(key),
        fold: foldOf.get(key),
      }
    })
  }, [graph, isAsked, filtered, colours, foldOf])
}

function useAccountColumns(): readonly Column<AccountFacts>[] {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  return useMemo(() => {
    const count = (id: 'in' | 'out' | 'hop', header: string): Column<AccountFacts> => ({
      id,
      header,
      width: 80,
      align: 'end',
      isSortable: true,
      cell: (row) => (id === 'hop' ? (row.hop === null ? '–' : String(row.hop)) : format.count(row[id])),
    })
    const rest = (id: 'restIn' | 'restOut', header: string): Column<AccountFacts> => ({
      id,
      header,
      width: 130,
      align: 'end',
      isSortable: true,
      cell: (row) => {
        const value = row[id]
        if (value === null) return <span className={css['faint']}>{t('twin.notAsked')}</span>
        return value === 0 ? t('twin.allLoaded') : t('twin.rest', { formatted: format.count(value) })
      },
    })
    return [
      {
        id: 'account',
        header: t('twin.account'),
        width: 240,
        isFixed: true,
        isSortable: true,
        cell: ({ node, colour }) => (
          <span className={css['marked']}>
            {colour && <ColourSwatch place={colour.place} />}
            <span
              className={css['name']}
              title={`${node.account.address} · ${chainName(node.account.chain)}`}
            >
              {nodeName(node)}
            </span>
          </span>
        ),
      },
      {
        id: 'category',
        header: t('twin.category'),
        width: 190,
        isSortable: true,
        cell: ({ node }) => <Attribution node={node} />,
      },
      {
        id: 'marks',
        header: t('twin.marks'),
        width: 200,
        isSortable: true,
        cell: ({ node, isFiltered, colour, fold }) =>
          [
            colour?.text,
            fold && t('twin.inFold', { name: fold }),
            node.stopsTrace && t('twin.stops'),
            isFiltered && t('twin.filtered'),
          ]
            .filter(Boolean)
            .join(' · '),
      },
      count('hop', t('twin.hop')),
      count('in', t('twin.in')),
      count('out', t('twin.out')),
      rest('restIn', t('twin.restIn')),
      rest('restOut', t('twin.restOut')),
    ]
  }, [t, format])
}
