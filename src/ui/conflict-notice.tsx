import { GitCompareArrows } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import css from './conflict-notice.module.css'
import { CopyButton } from './copy-button.tsx'
import { cx } from './cx.ts'

export interface Difference {
  readonly id: string
  readonly name: string
  readonly was: string
  readonly is: string
}

export interface ConflictNoticeProps {
  /** Who was faster; null where the trail does not say. */
  readonly name: string | null
  /** When, as a clock shows it. */
  readonly time: string
  /** Everything that was compared; what stayed as it was is not shown. */
  readonly compared: readonly Difference[]
  /** What is said where nothing of it differs. */
  readonly nothing: string
  /** What the reader sees now and can do. */
  readonly hint: string
  /** What was typed for a form that is gone. */
  readonly kept?: string
  readonly onDismiss: () => void
}

/** Somebody else was faster: who, when, and what is different now. */
export function ConflictNotice({
  name,
  time,
  compared,
  nothing,
  hint,
  kept,
  onDismiss,
}: ConflictNoticeProps) {
  const { t } = useTranslation('alert')
  const differences = compared.filter(({ was, is }) => was !== is)
  return (
    <div role="alert" className={cx(css['conflict'])}>
      <p className={cx(css['title'])}>
        <GitCompareArrows size={16} aria-hidden />
        {name === null ? t('conflictUnknown', { time }) : t('conflict', { name, time })}
      </p>
      {differences.length === 0 ? (
        <p>{nothing}</p>
      ) : (
        <dl>
          {differences.map((each) => (
            <div key={each.id}>
              <dt>{each.name}</dt>
              <dd>
                <del>
                  <span className="visually-hidden">{t('conflictWas')} </span>
                  {each.was}
                </del>{' '}
                <ins>
                  <span className="visually-hidden">{t('conflictNow')} </span>
                  {each.is}
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p>{hint}</p>
      {kept !== undefined && kept !== '' && (
        <>
          <p>
            {t('keptText')} <CopyButton value={kept} />
          </p>
          <p className={cx(css['kept'])}>{kept}</p>
        </>
      )}
      <Button size="small" onPress={onDismiss}>
        {t('dismiss')}
      </Button>
    </div>
  )
}
