import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import type { WorkspaceContext } from '../workspace/context.ts'
import css from '../workspace/workspace.module.css'
import { MAX_TRANSFERS, MORE_TRANSFERS } from './use-transactions.ts'

/** How much of the picture is drawn as transactions, and the way to more; the rest of each flow stays a flow. */
export function TransactionsNote({ transactions, workspace, isReadOnly }: WorkspaceContext) {
  const { t } = useTranslation('transactions')
  const format = useFormat()
  const { picture, limit, error, isLoading, retry } = transactions
  if (picture === null) return null
  if (error !== null) {
    return (
      <div className={css['notice']}>
        <InlineError title={t('failed')} error={error} />
        <Button size="small" onPress={retry}>
          {t('again')}
        </Button>
      </div>
    )
  }
  const { drawn, all } = picture.transfers
  const count = picture.drawn.length
  return (
    <p className={css['drawnPart']} role="status" aria-busy={isLoading}>
      {isLoading
        ? t('loading')
        : t(drawn === all ? 'drawnAll' : 'drawn', {
            count,
            formatted: format.count(count),
            drawn: format.count(drawn),
            all: format.count(all),
          })}
      {!isLoading && drawn < all && (
        <Button
          size="small"
          variant="ghost"
          isDisabled={isReadOnly || limit >= MAX_TRANSFERS}
          onPress={() =>
            workspace.do({
              kind: 'mode',
              mode: 'transaction',
              transfers: Math.min(MAX_TRANSFERS, limit + MORE_TRANSFERS),
              facts: null,
            })
          }
        >
          {limit >= MAX_TRANSFERS ? t('most') : t('more', { formatted: format.count(MORE_TRANSFERS) })}
        </Button>
      )}
    </p>
  )
}
