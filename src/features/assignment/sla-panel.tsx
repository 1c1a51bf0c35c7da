import { useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { type SlaRow, type SlaSettings, slaTermsQuery } from '#src/data/sla-terms.ts'
import { useCan } from '#src/platform/session.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import css from './assignment.module.css'
import { SlaDialog } from './sla-dialog.tsx'
import { useAssignmentT } from './use-assignment-t.ts'

/** How long alerts may wait for their first touch and their disposition, by severity. */
export function SlaPanel() {
  const t = useAssignmentT()
  const format = useFormat()
  const canManage = useCan('sla.manage')
  const result = useQuery(slaTermsQuery)
  const [isEdited, setEdited] = useState(false)
  const changed = ({ version, changedAt, changedBy }: SlaSettings) =>
    changedAt === null
      ? t('assignment:sla.defaults')
      : t('assignment:changed', { version, name: changedBy?.name ?? '', time: format.instant(changedAt) })
  return (
    <Panel
      title={t('assignment:sla.title')}
      meta={result.data && changed(result.data)}
      actions={
        canManage &&
        result.data && (
          <Button size="small" icon={Pencil} onPress={() => setEdited(true)}>
            {t('assignment:sla.change')}
          </Button>
        )
      }
    >
      <AsyncView result={result}>
        {(settings) => (
          <div className={css['form']}>
            <SlaTable terms={settings.terms} />
            <p className={css['hint']}>{t('assignment:sla.note')}</p>
            {isEdited && <SlaDialog settings={settings} onClose={() => setEdited(false)} />}
          </div>
        )}
      </AsyncView>
    </Panel>
  )
}

function SlaTable({ terms }: { readonly terms: readonly SlaRow[] }) {
  const t = useAssignmentT()
  const words = (term: SlaRow['firstTouch']) => {
    if (term === null) return t('assignment:sla.none')
    const { unit, amount } = term
    if (unit === 'days' && amount === 0) return t('assignment:sla.sameDay')
    return t(`assignment:sla.${unit}`, { count: amount })
  }
  return (
    <table className={css['people']}>
      <thead>
        <tr>
          <th scope="col">{t('assignment:sla.severity')}</th>
          <th scope="col">{t('assignment:sla.firstTouch')}</th>
          <th scope="col">{t('assignment:sla.disposition')}</th>
        </tr>
      </thead>
      <tbody>
        {terms.map(({ severity, firstTouch, disposition }) => (
          <tr key={severity}>
            <th scope="row">
              <SeverityBadge severity={toSeverity(severity)} />
            </th>
            <td>{words(firstTouch)}</td>
            <td>{words(disposition)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
