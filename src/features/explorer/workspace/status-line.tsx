import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { coinRoleOf } from '#src/ui/coin-account.ts'
import type { WorkspaceContext } from './context.ts'
import { TotalsList } from './totals-list.tsx'
import { selectionTotals, totalsByAsset } from './totals.ts'
import css from './workspace.module.css'

/** Assets named in the line; the rest is counted. */
const NAMED = 4

/** What is chosen adds up to, asset by asset; without a choice, what the picture holds. */
export function StatusLine({ shown, picture, selection, filtered }: WorkspaceContext) {
  const { t } = useTranslation(['investigation', 'transactions'])
  const format = useFormat()
  const isChosen = selection.ids.size > 0
  const totals = useMemo(
    () => selectionTotals(selection.ids, shown.nodes, shown.edges),
    [selection.ids, shown],
  )
  const all = useMemo(
    () => (isChosen ? totals.assets : totalsByAsset(shown.edges.filter((edge) => !filtered.has(edge.id)))),
    [isChosen, totals, shown, filtered],
  )
  const transactions = shown.nodes.filter(
    ({ account }) =>
      coinRoleOf(account.address) === 'transaction' && (!isChosen || selection.ids.has(account.key)),
  ).length
  const accounts = (isChosen ? totals.nodes : shown.nodes.length) - transactions
  const nodes = [
    t('investigation:status.accounts', { count: accounts, formatted: format.count(accounts) }),
    ...(transactions === 0
      ? []
      : [t('transactions:count', { count: transactions, formatted: format.count(transactions) })]),
  ].join(' · ')
  const missing = shown.surroundings.filter((around) => around.counterparties > around.drawn).length
  return (
    <footer className={css['status']} role="status" aria-label={t('investigation:status.name')}>
      {isChosen ? (
        <>
          <b>
            {t('investigation:status.chosen', {
              nodes,
              flows: t('investigation:status.flows', {
                count: totals.flows,
                formatted: format.count(totals.flows),
              }),
            })}
          </b>
          {totals.assets.slice(0, NAMED).map(({ asset, units }) => (
            <span key={asset.id} title={asset.id}>
              <AssetAmount units={String(units)} decimals={asset.decimals} symbol={asset.symbol} />
            </span>
          ))}
        </>
      ) : (
        <span>
          {nodes}
          {' · '}
          {t('investigation:status.flows', {
            count: shown.edges.length,
            formatted: format.count(shown.edges.length),
          })}
        </span>
      )}
      <TotalsList totals={all} isChosen={isChosen} />
      <span className={css['statusEnd']}>
        {filtered.size > 0 && (
          <span>{t('investigation:status.filtered', { formatted: format.count(filtered.size) })}</span>
        )}
        <span>
          {missing === 0
            ? t('investigation:status.complete')
            : t('investigation:status.missing', { count: missing, formatted: format.count(missing) })}
        </span>
        {shown.asOf.block !== null ? (
          <span>{t('investigation:status.asOfBlock', { block: format.count(shown.asOf.block) })}</span>
        ) : (
          shown.asOf.time !== null && (
            <span>{t('investigation:status.asOf', { time: format.instant(shown.asOf.time) })}</span>
          )
        )}
        {picture.facts !== null && (
          <span>{t('investigation:status.known', { time: format.instant(picture.facts.knownAt) })}</span>
        )}
      </span>
    </footer>
  )
}
