import { useTranslation } from 'react-i18next'
import { chainName } from '#core/chain/chains.ts'
import type { Graph } from '#src/data/addresses.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { AddressChip } from '#src/ui/hash-chip.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { Attribution } from '../attribution.tsx'
import css from '../explorer.module.css'
import type { GraphEdge, GraphNode } from '../picture.ts'
import { nodeName } from '../workspace/node-name.ts'
import { totalsByAsset } from '../workspace/totals.ts'

/** One account as a file states it: nothing that this desk knows of it is added. */
export function FileNodeDetails({ node, graph }: { readonly node: GraphNode; readonly graph: Graph }) {
  const { t } = useTranslation(['facts', 'investigation', 'explorer'])
  const sides = [
    {
      id: 'in',
      title: t('investigation:twin.in'),
      edges: graph.edges.filter((edge) => edge.to === node.account.key),
    },
    {
      id: 'out',
      title: t('investigation:twin.out'),
      edges: graph.edges.filter((edge) => edge.from === node.account.key),
    },
  ]
  return (
    <div className={css['detail']}>
      <h3>{nodeName(node)}</h3>
      <AddressChip address={node.account.address} isFull isCopyShown />
      <div className={css['badges']}>
        <Badge tone="warn">{t('facts:badge')}</Badge>
        <Badge tone="outline">{chainName(node.account.chain)}</Badge>
        {node.customer && <Badge tone="ok">{node.customer.ref}</Badge>}
      </div>
      <Attribution node={node} />
      {node.stopsTrace && <p className={css['stops']}>{t('explorer:stops')}</p>}
      {sides.map(({ id, title, edges }) => (
        <section key={id} aria-label={title}>
          <h4>{title}</h4>
          <Totals edges={edges} />
        </section>
      ))}
    </div>
  )
}

/** What flows add up to, asset by asset. */
function Totals({ edges }: { readonly edges: readonly GraphEdge[] }) {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  const totals = totalsByAsset(edges)
  if (totals.length === 0) return <p className={css['muted']}>{t('twin.none')}</p>
  return (
    <ul className={css['amounts']}>
      {totals.map(({ asset, units, flows }) => (
        <li key={asset.id}>
          <AssetAmount units={String(units)} decimals={asset.decimals} symbol={asset.symbol} />{' '}
          <small className={css['muted']}>
            {t('status.flows', { count: flows, formatted: format.count(flows) })}
          </small>
        </li>
      ))}
    </ul>
  )
}

/** One flow as a file states it, with the names of its transfers. */
export function FileEdgeDetails({ edge, graph }: { readonly edge: GraphEdge; readonly graph: Graph }) {
  const { t } = useTranslation(['facts', 'explorer'])
  const name = (key: string) => {
    const node = graph.nodes.find((item) => item.account.key === key)
    return node === undefined ? key : nodeName(node)
  }
  return (
    <div className={css['detail']}>
      <h3>
        <AssetAmount units={edge.units} decimals={edge.asset.decimals} symbol={edge.asset.symbol} />
      </h3>
      <div className={css['badges']}>
        <Badge tone="warn">{t('facts:badge')}</Badge>
      </div>
      <p>
        {name(edge.from)} → {name(edge.to)}
      </p>
      <p className={css['muted']}>
        {t('explorer:txTransfers', { count: edge.transferCount })}
        {' · '}
        <Timestamp at={edge.firstTime} block={edge.firstBlock} />
      </p>
      <ul className={css['edgeTransfers']}>
        {edge.transferIds.map((id) => (
          <li key={id}>
            <code>{id}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}
