import { useTranslation } from 'react-i18next'
import type { Exposure } from '#src/data/addresses.ts'
import { shortenMiddle } from '#src/platform/format.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { BridgeHops } from '#src/ui/bridge-hops.tsx'
import { KnownCategory } from '#src/ui/known-category.tsx'
import { ShareBar } from '#src/ui/share-bar.tsx'
import css from './explorer.module.css'
import { partRows, totalPpm, type PartRow } from '#src/ui/exposure-shares.ts'
import { TransactionLink } from './transaction-link.tsx'
import { useShares } from './use-shares.ts'

/** One asset's exposure: a bar, every share in a table that adds up to the whole, and how it was computed. */
export function ExposureCard({ exposure }: { readonly exposure: Exposure }) {
  const { t } = useTranslation(['explorer', 'domain', 'bridges'])
  const format = useFormat()
  const { asset, denominator } = exposure
  const shares = useShares(exposure)
  const rows = partRows(exposure.parts)
  const rests = [
    { id: 'service', name: t('explorer:service'), ppm: exposure.servicePpm },
    { id: 'unlinkedBridge', name: t('bridges:unlinkedLong'), ppm: exposure.unlinkedBridgePpm },
    { id: 'outside', name: t('explorer:outside'), ppm: exposure.outsidePpm },
    { id: 'unresolved', name: t('explorer:unresolved'), ppm: exposure.unresolvedPpm },
  ]
  const amount = `${format.amount(denominator.units, denominator.asset.decimals, 2)} ${denominator.asset.symbol}`
  return (
    <section className={css['exposure']} aria-label={asset.symbol}>
      <header>
        <h3 title={asset.id}>{asset.symbol}</h3>
        <span className={css['muted']}>{t(`explorer:of.${exposure.denominatorMeaning}`, { amount })}</span>
      </header>
      <ShareBar label={`${asset.symbol}, ${t(`domain:side.${exposure.side}`)}`} shares={shares} />
      <table>
        <thead>
          <tr>
            <th scope="col">{t('explorer:category')}</th>
            <th scope="col">{t('explorer:exposureKind')}</th>
            <th scope="col">{t('explorer:hops')}</th>
            <th scope="col">{t('explorer:amount')}</th>
            <th scope="col">{t('explorer:share')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PartLine key={row.id} row={row} asset={asset} />
          ))}
          {rests
            .filter(({ id, ppm }) => ppm > 0 || id === 'outside')
            .map(({ id, name, ppm }) => (
              <tr key={id} data-rest={id}>
                <th scope="row" colSpan={4}>
                  {name}
                </th>
                <td>{format.ppm(ppm)}</td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {t('explorer:total')}
            </th>
            <td>{format.ppm(totalPpm(exposure))}</td>
          </tr>
        </tfoot>
      </table>
      <BridgeHops
        hops={exposure.bridgeHops}
        count={exposure.bridgeHopCount}
        transaction={(transfer) => <TransactionLink transfer={transfer} />}
      />
      <p className={css['method']}>
        {t('explorer:method', {
          version: exposure.engineVersion,
          digest: shortenMiddle(exposure.ledgerDigest, 6, 4),
        })}
      </p>
    </section>
  )
}

function PartLine({ row, asset }: { readonly row: PartRow; readonly asset: Exposure['asset'] }) {
  const { t } = useTranslation(['domain', 'bridges'])
  const format = useFormat()
  const names = row.labels.map((label) => `${label.actor ?? label.label} · ${label.source}`)
  return (
    <tr>
      <th scope="row">
        <KnownCategory slug={row.category} />
        <small title={names.join('\n')}>{names[0]}</small>
        {row.bridges > 0 && <small>{t('bridges:via', { count: row.bridges })}</small>}
      </th>
      <td>{t(`domain:kind.${row.kind}`)}</td>
      <td>{format.count(row.hops)}</td>
      <td>
        <AssetAmount units={row.units} decimals={asset.decimals} symbol={asset.symbol} maxFraction={2} />
      </td>
      <td>{format.ppm(row.ppm)}</td>
    </tr>
  )
}
