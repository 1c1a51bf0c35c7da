import { useQuery } from '@tanstack/react-query'
import { assignmentQuery } from '#src/data/assignment.ts'
import { useCan } from '#src/platform/session.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import css from './assignment.module.css'
import { OfficePanel } from './office-panel.tsx'
import { PeoplePanel } from './people-panel.tsx'
import { RulesPanel } from './rules-panel.tsx'
import { RunPanel } from './run-panel.tsx'
import { SlaPanel } from './sla-panel.tsx'
import { useAssignmentT } from './use-assignment-t.ts'

/** Who gets alerts: the rules in their order, how much everybody has, and giving out what nobody has. */
export function AssignmentPage() {
  const t = useAssignmentT()
  const result = useQuery(assignmentQuery)
  const canManage = useCan('assignment.manage')
  return (
    <Page>
      <PageHeader title={t('assignment:title')} subtitle={t('assignment:subtitle')} />
      <AsyncView result={result}>
        {(assignment) => (
          <div className={css['page']}>
            <div className={css['column']}>
              <RulesPanel assignment={assignment} canManage={canManage} />
              {canManage && <RunPanel unassigned={assignment.unassigned} />}
              <SlaPanel />
              <OfficePanel />
            </div>
            <PeoplePanel people={assignment.people} canManage={canManage} />
          </div>
        )}
      </AsyncView>
    </Page>
  )
}
