import { useInfiniteQuery } from '@tanstack/react-query'
import { ArrowDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { addressTransfersQuery, type Graph, type View } from '#src/data/addresses.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { AccountLink } from './account-link.tsx'
import css from './explorer.module.css'
import { transfersUntil } from './opening/answers.ts'
import type { GraphEdge } from './picture.ts'
import { TransactionLink } from './transaction-link.tsx'

interface EdgeDetailsProps {
  readonly edge: GraphEdge
  readonly graph: Graph
  readonly view: View
}

/** One flow: how much, between whom, and the transfers it is made of. */
export function EdgeDetails({ edge, graph, view }: EdgeDetailsProps) {
  const { t } = useTranslation('explorer')
  const node = (key: string) => graph.nodes.find((item) => item.account.key === key)
  const [from, to] = [node(edge.from), node(edge.to)]
  return (
    <div className={css['detail']}>
      <h3>
        <AssetAmount units={edge.units} decimals={edge.asset.decimals} symbol={edge.asset.symbol} />
      </h3>
      <div className={css['way']}>
        {from && <AccountLink account={from.account} name={from.customer?.name ?? from.actor} />}
        <ArrowDown size={14} aria-hidden />
        {to && <AccountLink account={to.account} name={to.customer?.name ?? to.actor} />}
      </div>
      <p className={css['muted']}>
        {t('txTransfers', { count: edge.transferCount })}
        {' · '}
        <Timestamp at={edge.firstTime} block={edge.firstBlock} />
        {edge.lastTime !== null && edge.lastTime !== edge.firstTime && (
          <>
            {' – '}
            <Timestamp at={edge.lastTime} />
          </>
        )}
      </p>
      <EdgeTransfers edge={edge} subject={graph.subject} view={view} />
    </div>
  )
}

/** Reads the transfers of the end that is not the subject: it has fewer, so the flow's are found sooner. */
function EdgeTransfers({
  edge,
  subject,
  view,
}: Pick<EdgeDetailsProps, 'edge' | 'view'> & { readonly subject: string }) {
  const { t } = useTranslation('explorer')
  const format = useFormat()
  const fromSubject = edge.from === subject
  const result = useInfiniteQuery(
    addressTransfersQuery(fromSubject ? edge.to : edge.from, {
      direction: fromSubject ? 'in' : 'out',
      asset: edge.asset.id,
      ...transfersUntil(view),
    }),
  )
  return (
    <AsyncView result={result}>
      {({ pages }) => {
        const found = pages
          .flatMap((page) => page.items)
          .filter((item) => item.from.key === edge.from && item.to.key === edge.to)
        return (
          <>
            <ul className={css['edgeTransfers']}>
              {found.map((item) => (
                <li key={item.id}>
                  <Timestamp at={item.time} block={item.block} />
                  <AssetAmount
                    units={item.amount.units}
                    decimals={item.amount.asset.decimals}
                    symbol={item.amount.asset.symbol}
                  />
                  <TransactionLink transfer={item} />
                </li>
              ))}
            </ul>
            {found.length < edge.transferCount && (
              <p className={css['muted']}>
                {t('edgeTransfers', {
                  shown: format.count(found.length),
                  total: format.count(edge.transferCount),
                })}
              </p>
            )}
            {found.length < edge.transferCount && result.hasNextPage && (
              <Button
                size="small"
                isLoading={result.isFetchingNextPage}
                onPress={() => void result.fetchNextPage()}
              >
                {t('findMore')}
              </Button>
            )}
          </>
        )
      }}
    </AsyncView>
  )
}
