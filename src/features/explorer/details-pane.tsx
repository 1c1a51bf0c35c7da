import { MousePointerClick } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Exposure, Graph } from '#src/data/addresses.ts'
import type { FlowPicture, Stub } from '#src/ui/flow/from-graph.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { Button } from '#src/ui/button.tsx'
import { EdgeDetails } from './edge-details.tsx'
import css from './explorer.module.css'
import type { Investigation } from './investigation.ts'
import { NodeDetails } from './node-details.tsx'
import { MAX_LIMIT, MORE } from './picture.ts'

interface DetailsPaneProps {
  readonly graph: Graph
  readonly picture: FlowPicture
  readonly selectedId: string | null
  readonly investigation: Investigation
  readonly side: Exposure['side']
}

/** What is selected in the picture: an account, a flow, or what is not loaded. */
export function DetailsPane({ graph, picture, selectedId, investigation, side }: DetailsPaneProps) {
  const { t } = useTranslation('explorer')
  const node = graph.nodes.find((item) => item.account.key === selectedId)
  const edge = graph.edges.find((item) => item.id === selectedId)
  const stub = selectedId === null ? undefined : picture.stubs.get(selectedId.replace(/:flow$/, ''))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <aside className={css['details']} aria-label={t('details')} tabIndex={0}>
      {node ? (
        <NodeDetails
          key={node.account.key}
          node={node}
          isRoot={node.account.key === graph.subject}
          investigation={investigation}
          side={side}
        />
      ) : edge ? (
        <EdgeDetails key={edge.id} edge={edge} graph={graph} />
      ) : stub ? (
        <StubDetails stub={stub} investigation={investigation} />
      ) : (
        <p className={css['hint']}>
          <MousePointerClick size={20} strokeWidth={1.5} aria-hidden />
          {t('detailsHint')}
        </p>
      )}
    </aside>
  )
}

interface StubDetailsProps {
  readonly stub: Stub
  readonly investigation: Investigation
}

/** What the budget left out beside one account, asset by asset. */
function StubDetails({ stub, investigation }: StubDetailsProps) {
  const { t } = useTranslation('explorer')
  const atLimit = investigation.asked(stub.account, stub.direction) >= MAX_LIMIT
  return (
    <div className={css['detail']}>
      <h3>{t('moreTitle')}</h3>
      <p className={css['muted']}>{t('moreHint', { count: stub.counterparties })}</p>
      <ul className={css['amounts']}>
        {stub.rests.map(({ asset, units }) => (
          <li key={asset.id}>
            <AssetAmount units={units} decimals={asset.decimals} symbol={asset.symbol} maxFraction={2} />
          </li>
        ))}
      </ul>
      {atLimit ? (
        <p className={css['stops']}>{t('moreLimit', { count: MAX_LIMIT })}</p>
      ) : (
        <Button onPress={() => void investigation.more(stub.account, stub.direction)}>
          {t('loadMore', { count: Math.min(MORE, stub.counterparties) })}
        </Button>
      )}
    </div>
  )
}
