import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { isOfThePast } from '../opening/answers.ts'
import type { WorkspaceContext } from './context.ts'
import { useAsOf } from './use-as-of.ts'
import css from './workspace.module.css'

/** Says above the picture that it is of the past, of when, and leads back. */
export function PastNote({ picture, workspace, isReadOnly }: WorkspaceContext) {
  const { t } = useTranslation('past')
  const format = useFormat()
  const { choose, isBusy } = useAsOf(workspace)
  const { asOf } = picture.state
  if (!isOfThePast(asOf)) return null
  return (
    <p className={css['past']} role="status">
      <History size={14} aria-hidden />
      <span>
        <b>{t('note')}</b>{' '}
        {asOf.time === null ? t('allTransfers') : t('transfers', { time: format.instant(asOf.time) })}{' '}
        {asOf.knownAt === null ? t('allLabels') : t('labels', { time: format.instant(asOf.knownAt) })}{' '}
        {t('details')}
      </span>
      <Button
        size="small"
        isLoading={isBusy}
        isDisabled={isReadOnly}
        onPress={() => void choose({ time: null, knownAt: null })}
      >
        {t('back')}
      </Button>
    </p>
  )
}
