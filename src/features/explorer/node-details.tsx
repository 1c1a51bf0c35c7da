import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeftToLine, ArrowRightToLine, OctagonPause } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { chainName } from '#core/chain/chains.ts'
import { addressQuery, type Exposure, exposuresQuery } from '#src/data/addresses.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { AddressChip } from '#src/ui/hash-chip.tsx'
import { ShareBar } from '#src/ui/share-bar.tsx'
import { Totals } from './account-header.tsx'
import { Claims } from './claims.tsx'
import css from './explorer.module.css'
import type { Investigation } from './investigation.ts'
import type { GraphNode } from './picture.ts'
import { useShares } from './use-shares.ts'

interface NodeDetailsProps {
  readonly node: GraphNode
  readonly isRoot: boolean
  readonly investigation: Investigation
  readonly side: Exposure['side']
}

/** One account of the picture: labels, totals, exposure, and how to go on from it. */
export function NodeDetails({ node, isRoot, investigation, side }: NodeDetailsProps) {
  const { t } = useTranslation(['explorer', 'domain'])
  const { key, address, chain } = node.account
  const facts = useQuery(addressQuery(key))
  const exposures = useQuery(exposuresQuery(key, side))
  return (
    <div className={css['detail']}>
      <h3>{node.customer?.name ?? node.actor ?? t('explorer:account')}</h3>
      <AddressChip address={address} isFull isCopyShown />
      <div className={css['badges']}>
        <Badge tone="outline">{chainName(chain)}</Badge>
        {node.customer && <Badge tone="ok">{node.customer.ref}</Badge>}
        {!isRoot && (
          <Link to="/explore" search={{ account: key }}>
            {t('explorer:openHere')}
          </Link>
        )}
      </div>
      <Expand node={node} investigation={investigation} />
      <AsyncView result={facts}>
        {(known) => (
          <>
            <Claims claims={known.labels} />
            {known.balances.length > 0 && <Totals balances={known.balances} />}
          </>
        )}
      </AsyncView>
      <h4>{t(`domain:side.${side}`)}</h4>
      <AsyncView
        result={exposures}
        isEmpty={(items) => items.length === 0}
        empty={<p className={css['muted']}>{t('explorer:exposureEmpty')}</p>}
      >
        {(items) => (
          <ul className={css['bars']}>
            {items.map((exposure) => (
              <Shares key={exposure.asset.id} exposure={exposure} />
            ))}
          </ul>
        )}
      </AsyncView>
    </div>
  )
}

function Shares({ exposure }: { readonly exposure: Exposure }) {
  return (
    <li>
      <b>{exposure.asset.symbol}</b>
      <ShareBar label={exposure.asset.symbol} shares={useShares(exposure)} hasLegend />
    </li>
  )
}

/** Both directions; at a service only after saying why the trace ends there. */
function Expand({ node, investigation }: Pick<NodeDetailsProps, 'node' | 'investigation'>) {
  const { t } = useTranslation('explorer')
  const { key } = node.account
  const isBusy = useStore(investigation.store, (state) => state.pending.includes(key))
  // Read again after every step: what has been expanded is not offered twice.
  const asked = {
    in: useStore(investigation.store, () => investigation.asked(key, 'in') > 0),
    out: useStore(investigation.store, () => investigation.asked(key, 'out') > 0),
  }
  return (
    <>
      {node.stopsTrace && (
        <p className={css['stops']}>
          <OctagonPause size={15} aria-hidden /> <span>{t('stops')}</span>
        </p>
      )}
      <div role="group" aria-label={t('expand')} className={css['expand']}>
        {(['in', 'out'] as const).map((direction) => (
          <Button
            key={direction}
            size="small"
            icon={direction === 'in' ? ArrowLeftToLine : ArrowRightToLine}
            isDisabled={asked[direction]}
            isLoading={isBusy}
            onPress={() => void investigation.expand(key, direction)}
          >
            {t(direction === 'in' ? 'command.expandIn' : 'command.expandOut')}
          </Button>
        ))}
      </div>
    </>
  )
}
