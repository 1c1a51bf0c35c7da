import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { categoryOf } from '#core/risk/categories.ts'
import { type Exposure, exposuresQuery, transferExposureQuery } from '#src/data/addresses.ts'
import type { AlertFull } from '#src/data/alerts.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { BridgeHops } from '#src/ui/bridge-hops.tsx'
import { DataBadge } from '#src/ui/data-badge.tsx'
import { totalPpm } from '#src/ui/exposure-shares.ts'
import { HashChip } from '#src/ui/hash-chip.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { Select } from '#src/ui/select.tsx'
import { toSeverity } from '#src/ui/severity.tsx'
import { ShareBar } from '#src/ui/share-bar.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { CategoryTag } from '#src/ui/tags.tsx'
import css from './alert.module.css'
import { ordered, exposureRows } from './exposure-rows.ts'
import { amountText, categoryName } from './sentence.ts'
import { useWords } from './use-alert-t.ts'

/** Where the funds come from (or go to, for what was sent): every share named, the unknown ones too. */
export function ExposurePanel({ alert }: { readonly alert: AlertFull }) {
  const { kind, id, direction, account } = alert.subject
  if (kind === 'transfer' && direction !== 'outbound') return <OfTransfer transferId={id} />
  if (account === null) return null
  return (
    <OfAccount
      account={account.key}
      side={direction === 'outbound' ? 'destination' : 'source'}
      assetId={alert.amount?.asset.id ?? null}
    />
  )
}

function OfTransfer({ transferId }: { readonly transferId: string }) {
  const { t } = useWords()
  const result = useQuery(transferExposureQuery(transferId))
  return (
    <Panel title={t('alert:exposure')}>
      <AsyncView result={result} partial={missing(t('alert:exposureTruncated'))}>
        {(exposure) => <ExposureTable exposure={exposure} />}
      </AsyncView>
    </Panel>
  )
}

const missing = (words: string) => (exposure: Exposure) => (exposure.truncated ? words : null)

interface OfAccountProps {
  readonly account: string
  readonly side: Exposure['side']
  readonly assetId: string | null
}

function OfAccount({ account, side, assetId }: OfAccountProps) {
  const { t } = useWords()
  const result = useQuery(exposuresQuery(account, side))
  const [chosen, setChosen] = useState<string | null>(null)
  const list = ordered(result.data ?? [], assetId)
  const shown = list.find((exposure) => exposure.asset.id === chosen) ?? list[0]
  return (
    <Panel
      title={t('alert:exposure')}
      {...(list.length > 1 && shown
        ? {
            actions: (
              <Select
                label={t('alert:asset')}
                isLabelHidden
                options={list.map(({ asset }) => ({ id: asset.id, label: asset.symbol }))}
                value={shown.asset.id}
                onChange={setChosen}
              />
            ),
          }
        : {})}
    >
      <AsyncView
        result={result}
        isEmpty={(items) => items.length === 0}
        empty={<EmptyLine>{t('alert:exposureNone')}</EmptyLine>}
      >
        {() => shown && <ExposureTable exposure={shown} />}
      </AsyncView>
    </Panel>
  )
}

function ExposureTable({ exposure }: { readonly exposure: Exposure }) {
  const words = useWords()
  const { t, format } = words
  const rows = exposureRows(exposure.parts)
  const color = (category: string) => `var(--sev-${toSeverity(categoryOf(category).direct)})`
  const unknown = [
    {
      id: 'unlinkedBridge',
      name: t('bridges:unlinked'),
      ppm: exposure.unlinkedBridgePpm,
      hint: t('bridges:unlinkedHint'),
    },
    {
      id: 'outside',
      name: t('alert:exposureOutside'),
      ppm: exposure.outsidePpm,
      hint: t('alert:exposureOutsideHint'),
    },
    {
      id: 'unresolved',
      name: t('alert:exposureUnresolved'),
      ppm: exposure.unresolvedPpm,
      hint: t('alert:exposureUnresolvedHint'),
    },
  ].filter(({ id, ppm }) => ppm > 0 || id === 'outside')
  const side = t(`domain:side.${exposure.side}`)
  return (
    <div className={css['exposure']}>
      {exposure.truncated && <DataBadge kind="partial" note={t('alert:exposureTruncated')} />}
      <p className={css['muted']}>
        {t('alert:exposureMeta', {
          side,
          what: t(`alert:exposureOf.${exposure.denominatorMeaning}`),
          amount: amountText(exposure.denominator, words, 6),
        })}
      </p>
      <ShareBar
        label={side}
        shares={[
          ...rows.map((row) => ({
            id: row.category,
            name: categoryName(t, row.category),
            ppm: row.directPpm + row.indirectPpm,
            color: color(row.category),
          })),
          {
            id: 'service',
            name: t('alert:exposureService'),
            ppm: exposure.servicePpm,
            color: 'var(--series-6)',
          },
          ...unknown.map(({ id, name, ppm }) => ({ id, name, ppm, color: 'var(--sev-0)', isUnknown: true })),
        ]}
      />
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{t('alert:exposureCategory')}</th>
            <th scope="col">{t('alert:exposureHops')}</th>
            <th scope="col">{t('alert:exposureDirect')}</th>
            <th scope="col">{t('alert:exposureIndirect')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.category}
              title={amountText({ asset: exposure.asset, units: String(row.units) }, words)}
            >
              <th scope="row">
                <CategoryTag
                  name={categoryName(t, row.category)}
                  severity={toSeverity(categoryOf(row.category).direct)}
                />
              </th>
              <td>{t('domain:unit.hops', { count: row.nearest })}</td>
              <td>{row.directPpm === 0 ? '–' : format.ppm(row.directPpm)}</td>
              <td>{row.indirectPpm === 0 ? '–' : format.ppm(row.indirectPpm)}</td>
            </tr>
          ))}
          {exposure.servicePpm > 0 && (
            <tr>
              <th scope="row" colSpan={2}>
                {t('alert:exposureService')}
              </th>
              <td colSpan={2}>{format.ppm(exposure.servicePpm)}</td>
            </tr>
          )}
          {unknown.map(({ id, name, ppm, hint }) => (
            <tr key={id} className={css['unknown']}>
              <th scope="row" colSpan={2} title={hint}>
                {name}
              </th>
              <td colSpan={2}>{format.ppm(ppm)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('alert:exposureTotal')}
            </th>
            <td colSpan={2}>{format.ppm(totalPpm(exposure))}</td>
          </tr>
        </tfoot>
      </table>
      <BridgeHops hops={exposure.bridgeHops} count={exposure.bridgeHopCount} transaction={transactionLink} />
      <p className={css['muted']}>{t('alert:exposureNow')}</p>
    </div>
  )
}

/** A transaction that opens in the explorer. */
const transactionLink = ({ chain, txHash }: { readonly chain: string; readonly txHash: string }) => (
  <HashChip
    hash={txHash}
    link={(text) => (
      <Link to="/explore" search={{ tx: `${chain}/${txHash}` }}>
        {text}
      </Link>
    )}
  />
)
