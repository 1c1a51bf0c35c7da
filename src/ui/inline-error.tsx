import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { explain } from './explain.ts'
import css from './states.module.css'
import { cx } from './cx.ts'

export interface InlineErrorProps {
  readonly error: unknown
  /** What the person tried, in place of a general title; the server's own words follow. */
  readonly title?: string
}

/** What failed, in place: under the form or beside the button that caused it. Names fields and rows. */
export function InlineError({ error, title: ownTitle }: InlineErrorProps) {
  const { t } = useTranslation()
  const { title, advice, requestId, errors } = explain(error, t)
  const detail = ownTitle !== undefined && error instanceof ApiProblem ? error.detail : null
  return (
    <div role="alert" className={cx(css['inline'])}>
      <CircleAlert size={16} aria-hidden />
      <div>
        <strong>{ownTitle ?? title}</strong>
        <p>{detail ?? advice}</p>
        {errors.length > 0 && (
          <ul>
            {errors.map((item) => (
              <li key={`${item.row}·${item.field}·${item.message}`}>
                {[item.row === null ? null : `#${item.row}`, item.field, item.message]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
          </ul>
        )}
        {requestId !== null && <small>{t('state.requestId', { id: requestId })}</small>}
      </div>
    </div>
  )
}
