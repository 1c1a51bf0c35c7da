import { AddressChip, HashChip } from '#src/ui/hash-chip.tsx'
import { AssetAmount, FiatAmount } from '#src/ui/amount.tsx'
import { Badge, StatusPill } from '#src/ui/badge.tsx'
import { cx } from '#src/ui/cx.ts'
import { DataBadge } from '#src/ui/data-badge.tsx'
import { KeyValueList } from '#src/ui/key-value-list.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { ContributionList, ScoreMeter } from '#src/ui/score.tsx'
import { SEVERITIES, SeverityBadge } from '#src/ui/severity.tsx'
import { ShareBar } from '#src/ui/share-bar.tsx'
import { CategoryTag, ConfidenceTag } from '#src/ui/tags.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './gallery.module.css'

const ADDRESS = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045'
const HASH = '0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b'
const AT = Date.UTC(2026, 10, 20, 15, 8, 57)

export function Severities() {
  return (
    <Panel title="Severity and state">
      <div className={cx(css['stack'])}>
        <div className={cx(css['row'])}>
          {SEVERITIES.map((severity) => (
            <SeverityBadge key={severity} severity={severity} variant="solid" />
          ))}
        </div>
        <div className={cx(css['row'])}>
          {SEVERITIES.map((severity) => (
            <SeverityBadge key={severity} severity={severity} />
          ))}
        </div>
        <div className={cx(css['row'])}>
          <StatusPill mark="hollow">New</StatusPill>
          <StatusPill tone="accent" mark="half">
            In review
          </StatusPill>
          <StatusPill tone="warn" mark="half">
            Awaiting approval
          </StatusPill>
          <StatusPill tone="danger">Escalated</StatusPill>
          <StatusPill tone="ok">Closed</StatusPill>
        </div>
        <div className={cx(css['row'])}>
          <Badge>Direct</Badge> <Badge tone="outline">v3</Badge> <Badge tone="ok">Verified</Badge>
          <Badge tone="warn">Due in 2 h</Badge> <Badge tone="danger">Overdue</Badge>{' '}
          <Badge tone="info">CSV</Badge>
          <DataBadge kind="demo" /> <DataBadge kind="stale" asOf={AT} /> <DataBadge kind="partial" />
        </div>
        <div className={cx(css['row'])}>
          <CategoryTag name="Sanctioned entity" severity={5} />
          <CategoryTag name="Mixer" severity={4} />
          <CategoryTag name="Unknown" severity={0} />
          <ConfidenceTag value={85} /> <ConfidenceTag value={50} /> <ConfidenceTag value={null} />
        </div>
      </div>
    </Panel>
  )
}

export function Facts() {
  return (
    <Panel title="Facts" meta="as of 2026-11-20">
      <KeyValueList
        items={[
          { label: 'Address', value: <AddressChip address={ADDRESS} name="Example Exchange" isCopyShown /> },
          { label: 'Transaction', value: <HashChip hash={HASH} isCopyShown /> },
          { label: 'Whole hash', value: <HashChip hash={HASH} isFull isCopyShown /> },
          {
            label: 'Amount',
            value: <AssetAmount units="1234567890123456789012" decimals={18} symbol="ETH" />,
          },
          { label: 'Value', value: <FiatAmount minor="123456789" currency="HKD" /> },
          { label: 'Compact', value: <FiatAmount minor="123456789" currency="HKD" isCompact /> },
          { label: 'No price', value: <FiatAmount minor={null} currency="HKD" /> },
          { label: 'Time', value: <Timestamp at={AT} show="both" precision="second" /> },
          { label: 'Unknown time', value: <Timestamp at={null} block={15_259_101} /> },
          { label: 'Nothing', value: null },
        ]}
      />
    </Panel>
  )
}

export function Scores() {
  return (
    <Panel title="Score" actions={<ScoreMeter score={78} severity={4} />}>
      <div className={cx(css['stack'])}>
        <ContributionList
          total={78}
          contributions={[
            { id: '1', label: 'Mixer, indirect', detail: '12.4% of the funds, 3 hops', points: 46 },
            { id: '2', label: 'Young counterparty', detail: 'First seen 2 days before', points: 22 },
            { id: '3', label: 'Rapid pass-through', points: 18 },
            { id: '4', label: 'Wallet proven by the customer', points: -8 },
          ]}
        />
        <ShareBar
          label="Source of funds"
          hasLegend
          shares={[
            { id: 'mixer', name: 'Mixer', ppm: 124_000, color: 'var(--sev-4)' },
            { id: 'exchange', name: 'Exchange', ppm: 561_300, color: 'var(--series-6)' },
            { id: 'unknown', name: 'Unattributed', ppm: 240_050, color: 'var(--sev-0)', isUnknown: true },
          ]}
        />
      </div>
    </Panel>
  )
}
