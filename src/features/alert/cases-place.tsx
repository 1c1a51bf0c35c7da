import { lazy, Suspense } from 'react'
import { Panel } from '#src/ui/panel.tsx'
import { SkeletonLines } from '#src/ui/skeleton.tsx'
import type { CasesPanelProps } from './cases-panel.tsx'
import { useAlertT } from './use-alert-t.ts'

// Why the alert fired does not wait for the cases that hold it.
const CasesPanel = lazy(async () => ({ default: (await import('./cases-panel.tsx')).CasesPanel }))

/** Where the cases of an alert stand, also before their panel is there. */
export function CasesPlace(props: CasesPanelProps) {
  const t = useAlertT()
  return (
    <Suspense
      fallback={
        <Panel title={t('alert:case.title')}>
          <SkeletonLines lines={1} />
        </Panel>
      }
    >
      <CasesPanel {...props} />
    </Suspense>
  )
}
