import type { Case } from '#src/data/cases.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Panel } from '#src/ui/panel.tsx'
import css from './cases.module.css'
import { useCaseT } from './use-case-t.ts'

/** How the case ended, by whom and when. */
export function CaseOutcome({ closure }: { readonly closure: NonNullable<Case['closure']> }) {
  const t = useCaseT()
  const format = useFormat()
  const { outcome, closedBy, closedAt } = closure
  return (
    <Panel
      title={t('cases:outcome')}
      meta={t('cases:closedBy', { name: closedBy.name, time: format.instant(closedAt) })}
    >
      <p className={css['outcome']}>{outcome}</p>
    </Panel>
  )
}
