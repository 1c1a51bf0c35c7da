import { useTranslation } from 'react-i18next'
import type { Cluster } from '#src/data/graph.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AddressChip } from '#src/ui/hash-chip.tsx'
import css from '../explorer.module.css'
import { TransactionLink } from '../transaction-link.tsx'
import { byTransaction } from './merges.ts'

/** Transactions, and addresses of one, that are named; the rest is counted. */
const SHOWN = 12

/** Why addresses are taken for one owner's: the transactions in which they were spent together, each once. */
export function ClusterReasons({ account: { chain }, reasons }: Pick<Cluster, 'account' | 'reasons'>) {
  const { t } = useTranslation('analysis')
  const format = useFormat()
  const merges = byTransaction(reasons)
  const left = merges.length - SHOWN
  return (
    <>
      <ul className={css['reasons']} aria-label={t('cluster.why.title')}>
        {merges.slice(0, SHOWN).map(({ txHash, kind, accounts }) => {
          const more = accounts.length - SHOWN
          return (
            <li key={`${kind} ${txHash}`}>
              <span>
                {t(`cluster.reason.${kind}`)} <TransactionLink transfer={{ chain, txHash }} />
              </span>
              <span className={css['muted']}>
                {t('cluster.members', { count: accounts.length, formatted: format.count(accounts.length) })}
              </span>
              <span className={css['together']}>
                {accounts.slice(0, SHOWN).map(({ key, address }) => (
                  <AddressChip key={key} address={address} />
                ))}
                {more > 0 && (
                  <span className={css['muted']}>
                    {t('cluster.moreAddresses', { count: more, formatted: format.count(more) })}
                  </span>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      {left > 0 && (
        <p className={css['muted']}>
          {t('cluster.moreReasons', { count: left, formatted: format.count(left) })}
        </p>
      )}
    </>
  )
}
