import { useQuery } from '@tanstack/react-query'
import { Network } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { chainName } from '#core/chain/chains.ts'
import { transactionQuery } from '#src/data/addresses.ts'
import { AssetAmount, FiatAmount } from '#src/ui/amount.tsx'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { HashChip } from '#src/ui/hash-chip.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { NotFound } from '#src/ui/states.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { AccountLink } from './account-link.tsx'
import css from './explorer.module.css'
import type { Transfer } from './transfer-columns.tsx'

interface TransactionViewProps {
  readonly tx: string
  /** Puts it on a picture. */
  readonly onDraw: () => void
}

/** All transfers of one transaction; `tx` is `<chain>/<hash>`. */
export function TransactionView({ tx, onDraw }: TransactionViewProps) {
  const at = tx.indexOf('/')
  if (at === -1) return <NotFound />
  return <Transaction chain={tx.slice(0, at)} hash={tx.slice(at + 1)} onDraw={onDraw} />
}

interface TransactionProps extends Pick<TransactionViewProps, 'onDraw'> {
  readonly chain: string
  readonly hash: string
}

function Transaction({ chain, hash, onDraw }: TransactionProps) {
  const { t } = useTranslation(['explorer', 'investigation'])
  const result = useQuery(transactionQuery(chain, hash))
  return (
    <>
      <section className={css['header']} aria-label={t('explorer:txTitle')}>
        <div className={css['who']}>
          <h2>
            <HashChip hash={hash} isFull isCopyShown />
          </h2>
          <div className={css['badges']}>
            <Badge tone="outline">{chainName(chain)}</Badge>
            {result.data?.transfers[0] && (
              <Timestamp
                at={result.data.transfers[0].time}
                block={result.data.transfers[0].block}
                show="both"
                precision="second"
              />
            )}
          </div>
        </div>
        <div className={css['badges']}>
          <Button icon={Network} isDisabled={result.data === undefined} onPress={onDraw}>
            {t('investigation:drawTransaction')}
          </Button>
        </div>
      </section>
      <Panel title={t('explorer:transfers')} isFlush>
        <AsyncView result={result}>{({ transfers }) => <Transfers transfers={transfers} />}</AsyncView>
      </Panel>
    </>
  )
}

function Transfers({ transfers }: { readonly transfers: readonly Transfer[] }) {
  const { t } = useTranslation('explorer')
  return (
    <div className={css['scroll']}>
      <table className={css['plain']}>
        <thead>
          <tr>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('to')}</th>
            <th scope="col">{t('amount')}</th>
            <th scope="col">{t('value')}</th>
          </tr>
        </thead>
        <tbody>
          {transfers.map((item) => (
            <tr key={item.id}>
              <td>
                <AccountLink account={item.from} />
              </td>
              <td>
                <AccountLink account={item.to} />
              </td>
              <td>
                <AssetAmount
                  units={item.amount.units}
                  decimals={item.amount.asset.decimals}
                  symbol={item.amount.asset.symbol}
                />
              </td>
              <td>
                <FiatAmount minor={item.fiat?.minor ?? null} currency={item.fiat?.currency ?? 'HKD'} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
