import type { Case } from '#src/data/cases.ts'
import { StatusPill } from '#src/ui/badge.tsx'
import { useCaseT } from './use-case-t.ts'

/** Whether a case is open or closed: a mark whose shape says it too, and the word. */
export function CaseStatePill({ state }: Pick<Case, 'state'>) {
  const t = useCaseT()
  const look = state === 'open' ? ({ tone: 'accent', mark: 'half' } as const) : ({ tone: 'ok' } as const)
  return <StatusPill {...look}>{t(`cases:state.${state}`)}</StatusPill>
}
