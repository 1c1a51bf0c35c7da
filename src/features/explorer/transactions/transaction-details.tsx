import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { chainName } from '#core/chain/chains.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { HashChip } from '#src/ui/hash-chip.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { AccountLink } from '../account-link.tsx'
import css from '../explorer.module.css'
import { useAdd } from '../opening/use-add.ts'
import type { WorkspaceContext } from '../workspace/context.ts'
import { nodeName } from '../workspace/node-name.ts'
import type { DrawnTransaction, Leg } from './legs.ts'
import { useTransactionWords } from './use-transaction-words.ts'

interface TransactionDetailsProps extends WorkspaceContext {
  readonly drawn: DrawnTransaction
}

/** One transaction: what went in and came out, its fee, and who of it does not stand on the picture. */
export function TransactionDetails(props: TransactionDetailsProps) {
  const { transaction, legs } = props.drawn
  const { t } = useTranslation('transactions')
  const words = useTransactionWords()
  const add = useAdd(props.workspace)
  const beside = legs.some((leg) => !leg.isDrawn && leg.account !== null)
  return (
    <div className={css['detail']}>
      <h3>{t('transaction')}</h3>
      <HashChip hash={transaction.hash} isFull isCopyShown />
      <div className={css['badges']}>
        <Badge tone="outline">{chainName(transaction.chain)}</Badge>
        <Timestamp at={transaction.time} block={transaction.block} />
        <Link to="/explore" search={{ tx: transaction.id }}>
          {t('open')}
        </Link>
      </div>
      {transaction.model === 'pairs' && <p className={css['muted']}>{t('pairs')}</p>}
      <Legs {...props} side="in" all={transaction.inputCount} />
      <Legs {...props} side="out" all={transaction.outputCount} />
      <p className={css['muted']}>{words.fee(transaction)}</p>
      {beside && (
        <div className={css['expand']}>
          <Button
            size="small"
            icon={Plus}
            isDisabled={props.isReadOnly}
            onPress={() =>
              void add({ kind: 'transaction', id: transaction.id, title: words.hash(transaction) })
            }
          >
            {t('drawAll')}
          </Button>
        </div>
      )}
    </div>
  )
}

interface LegsProps extends TransactionDetailsProps {
  readonly side: Leg['side']
  readonly all: number
}

function Legs({ drawn, side, all, shown }: LegsProps) {
  const { t } = useTranslation('transactions')
  const format = useFormat()
  const legs = drawn.legs.filter((leg) => leg.side === side)
  const parts = legs.reduce((sum, leg) => sum + leg.transferIds.length, 0)
  const name = (leg: Leg) => {
    const node = shown.nodes.find((item) => item.account.key === leg.account?.key)
    return node && (node.customer ?? node.actor) !== null ? nodeName(node) : null
  }
  return (
    <section aria-label={t(side === 'in' ? 'inputsTitle' : 'outputsTitle')}>
      <h4>{t(side === 'in' ? 'inputsTitle' : 'outputsTitle')}</h4>
      {legs.length === 0 && <p className={css['muted']}>{t('noInputs')}</p>}
      <ul className={css['edgeTransfers']}>
        {legs.map((leg) => (
          <li key={leg.id}>
            {leg.account === null ? (
              <span>{t('noOwner')}</span>
            ) : (
              <AccountLink account={leg.account} name={name(leg)} />
            )}
            <AssetAmount units={leg.units} decimals={leg.asset.decimals} symbol={leg.asset.symbol} />
            {!leg.isDrawn && <small className={css['muted']}>{t('beside')}</small>}
          </li>
        ))}
      </ul>
      {parts < all && (
        <p className={css['muted']}>
          {t('notListed', { count: all - parts, formatted: format.count(all - parts) })}
        </p>
      )}
    </section>
  )
}
