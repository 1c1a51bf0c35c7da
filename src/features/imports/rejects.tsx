import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import css from './imports.module.css'
import type { Report } from './report-sheet.tsx'

/** Rows that could not be read: where, which field, what stood there, and why that will not do. */
export function Rejects({ rejects, kind }: Pick<Report, 'rejects' | 'kind'>) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className={css['rejects']} role="region" aria-label={t('rejects')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(kind === 'esplora-json' ? 'transactionNumber' : 'line')}</th>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col">{t('reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rejects.map((reject) => (
            <tr key={`${reject.line} ${reject.field} ${reject.reason}`}>
              <td data-number>{format.count(reject.line)}</td>
              <td>
                <code>{reject.field}</code>
              </td>
              <td>
                {reject.value === '' ? (
                  <span className={css['muted']}>{t('emptyValue')}</span>
                ) : (
                  <code>{reject.value}</code>
                )}
              </td>
              <td>{reject.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
