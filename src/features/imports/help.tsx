import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportKind } from '#src/data/imports.ts'
import { Panel } from '#src/ui/panel.tsx'
import { Select } from '#src/ui/select.tsx'
import { DOCUMENTED } from './columns.ts'
import css from './imports.module.css'

/** What a file of each kind may hold, column by column. */
export function FileHelp() {
  const { t } = useTranslation('imports')
  const [kind, setKind] = useState<ImportKind>('transfers-csv')
  const documented = DOCUMENTED.find((item) => item.kind === kind)!
  return (
    <Panel
      title={t('help')}
      actions={
        <Select
          label={t('kind')}
          isLabelHidden
          value={kind}
          options={DOCUMENTED.map((item) => ({ id: item.kind, label: t(`kinds.${item.kind}`) }))}
          onChange={setKind}
        />
      }
    >
      <p className={css['muted']}>
        {t(`kindHelp.${kind}`)} {documented.columns.length > 0 && t('helpHint')}
      </p>
      {documented.columns.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        <div className={css['columns']} role="region" aria-label={t(`kinds.${kind}`)} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('column')}</th>
                <th scope="col">{t('meaningColumn')}</th>
              </tr>
            </thead>
            <tbody>
              {documented.columns.map((column) => (
                <tr key={column}>
                  <th scope="row">
                    <code>{column}</code>
                    {documented.required.includes(column) && <em>{t('required')}</em>}
                  </th>
                  <td>{t(`columns.${column}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
