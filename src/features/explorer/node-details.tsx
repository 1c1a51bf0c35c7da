import { useQuery } from '@tanstack/react-query'
import { ArrowLeftToLine, ArrowRightToLine, EyeOff, MoreHorizontal, OctagonPause } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { chainName } from '#core/chain/chains.ts'
import { addressQuery, type Address, type Exposure, exposuresQuery, type View } from '#src/data/addresses.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { coinRoleOf } from '#src/ui/coin-account.ts'
import { useAttribution } from '#src/ui/flow/use-graph-words.ts'
import { AddressChip } from '#src/ui/hash-chip.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { KeyValueList } from '#src/ui/key-value-list.tsx'
import { Menu } from '#src/ui/menu.tsx'
import { ShareBar } from '#src/ui/share-bar.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { OpenAlerts, Totals } from './account-totals.tsx'
import { Claims } from './claims.tsx'
import { ExposurePanel } from './exposure-panel.tsx'
import css from './explorer.module.css'
import { ClusterPanel } from './panels/cluster-panel.tsx'
import { isOfThePast } from './opening/answers.ts'
import { LeftOut } from './panels/load-more.tsx'
import type { GraphNode } from './picture.ts'
import { TransfersPanel } from './transfers-panel.tsx'
import { useShares } from './use-shares.ts'
import { useElementMenu } from './workspace/element-menu.ts'
import type { WorkspaceContext } from './workspace/context.ts'

interface NodeDetailsProps extends WorkspaceContext {
  readonly node: GraphNode
  readonly side: Exposure['side']
  readonly onSide: (side: Exposure['side']) => void
}

/** One account of the picture: who is said to hold it, what moved, its exposure, and how to go on from it. */
export function NodeDetails(props: NodeDetailsProps) {
  const { node, side, onSide, view } = props
  const { t } = useTranslation(['explorer', 'domain', 'investigation', 'past'])
  const { key, address, chain } = node.account
  const facts = useQuery(addressQuery(key, view))
  const attribution = useAttribution()
  const isAddress = coinRoleOf(address) === null
  return (
    <div className={css['detail']}>
      <h3>{node.customer?.name ?? node.actor ?? (isAddress ? t('explorer:account') : attribution(node))}</h3>
      <AddressChip address={address} isFull isCopyShown />
      <div className={css['badges']}>
        <Badge tone="outline">{chainName(chain)}</Badge>
        {node.customer && <Badge tone="ok">{node.customer.ref}</Badge>}
        <Books facts={facts.data} />
      </div>
      <Expand {...props} />
      <LeftOut {...props} account={key} />
      <AsyncView result={facts}>
        {(known) => (
          <>
            {!known.seen && (
              <p className={css['unseen']}>{t(isOfThePast(view) ? 'past:unseen' : 'explorer:unseen')}</p>
            )}
            <Claims claims={known.labels} />
            {known.seen && <Facts facts={known} isPast={isOfThePast(view)} />}
            {known.balances.length > 0 && <Totals balances={known.balances} />}
          </>
        )}
      </AsyncView>
      <Shares account={key} side={side} view={view} />
      <div className={css['expand']}>
        <Dialog
          title={t('explorer:exposure')}
          placement="side"
          size="wide"
          trigger={<Button size="small">{t('investigation:details.exposure')}</Button>}
        >
          <ExposurePanel account={key} view={view} side={side} onSide={onSide} />
        </Dialog>
        <Dialog
          title={t('explorer:transfers')}
          placement="side"
          size="wide"
          trigger={<Button size="small">{t('investigation:details.transfers')}</Button>}
        >
          <TransfersPanel account={key} view={view} />
        </Dialog>
      </div>
      {isAddress && <ClusterPanel {...props} account={key} />}
    </div>
  )
}

function Books({ facts }: { readonly facts: Address | undefined }) {
  const { t } = useTranslation('explorer')
  return (facts?.books ?? []).map(({ bookId, bookName, role }) => (
    <Badge key={`${bookId} ${role}`} tone="ok">
      {[bookName, t(`roles.${role as 'hot'}`, { defaultValue: role })].join(' · ')}
    </Badge>
  ))
}

function Facts({ facts, isPast }: { readonly facts: Address; readonly isPast: boolean }) {
  const { t } = useTranslation(['explorer', 'past'])
  const format = useFormat()
  return (
    <KeyValueList
      items={[
        { label: t('firstSeen'), value: <Timestamp at={facts.firstSeen} block={facts.firstBlock} /> },
        { label: t('lastSeen'), value: <Timestamp at={facts.lastSeen} block={facts.lastBlock} /> },
        {
          label: t('transfersInOut'),
          value: t('inOut', { in: format.count(facts.transfersIn), out: format.count(facts.transfersOut) }),
        },
        // Whether an alert was open then is not asked: what stands here says that it is of now.
        {
          label: t(isPast ? 'past:openAlerts' : 'explorer:openAlerts'),
          value: <OpenAlerts facts={facts} />,
        },
      ]}
    />
  )
}

interface SharesProps {
  readonly account: string
  readonly side: Exposure['side']
  readonly view: View
}

function Shares({ account, side, view }: SharesProps) {
  const { t } = useTranslation(['explorer', 'domain'])
  const exposures = useQuery(exposuresQuery(account, side, view))
  return (
    <>
      <h4>{t(`domain:side.${side}`)}</h4>
      <AsyncView
        result={exposures}
        isEmpty={(items) => items.length === 0}
        empty={<p className={css['muted']}>{t('explorer:exposureEmpty')}</p>}
      >
        {(items) => (
          <ul className={css['bars']}>
            {items.map((exposure) => (
              <AssetShares key={exposure.asset.id} exposure={exposure} />
            ))}
          </ul>
        )}
      </AsyncView>
    </>
  )
}

function AssetShares({ exposure }: { readonly exposure: Exposure }) {
  const { t } = useTranslation('explorer')
  const shares = useShares(exposure)
  return (
    <li>
      <b>{exposure.asset.symbol}</b>
      {shares.length === 0 ? (
        <p className={css['muted']}>{t('exposureEmpty')}</p>
      ) : (
        <ShareBar label={exposure.asset.symbol} shares={shares} hasLegend />
      )}
    </li>
  )
}

/** Both directions; at a service only after saying why the trace ends there. */
function Expand({ node, workspace, picture, selection, isReadOnly }: NodeDetailsProps) {
  const { t } = useTranslation(['explorer', 'investigation'])
  const { key } = node.account
  const menu = useElementMenu()
  const isBusy = useStore(workspace.queue.store, ({ running, waiting }) =>
    [running, ...waiting].some((job) => job?.about.includes(key)),
  )
  return (
    <>
      {node.stopsTrace && (
        <p className={css['stops']}>
          <OctagonPause size={15} aria-hidden /> <span>{t('explorer:stops')}</span>
        </p>
      )}
      <div role="group" aria-label={t('explorer:expand')} className={css['expand']}>
        {(['in', 'out'] as const).map((direction) => (
          <Button
            key={direction}
            size="small"
            icon={direction === 'in' ? ArrowLeftToLine : ArrowRightToLine}
            isDisabled={isReadOnly}
            isSpent={picture.isAsked(key, direction)}
            isLoading={isBusy}
            onPress={() => workspace.expand(key, direction)}
          >
            {t(direction === 'in' ? 'explorer:command.expandIn' : 'explorer:command.expandOut')}
          </Button>
        ))}
        <Button
          size="small"
          variant="ghost"
          icon={EyeOff}
          isDisabled={isReadOnly}
          onPress={() => {
            workspace.do({ kind: 'hide', nodes: [key], facts: null })
            selection.choose(null)
          }}
        >
          {t('investigation:hide')}
        </Button>
        <Menu
          label={t('investigation:element.menu')}
          placement="bottom end"
          trigger={<IconButton icon={MoreHorizontal} label={t('investigation:element.menu')} size="small" />}
          groups={menu}
        />
      </div>
    </>
  )
}
