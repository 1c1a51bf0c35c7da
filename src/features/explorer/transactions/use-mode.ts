import { useCallback } from 'react'
import type { InvestigationState } from '#core/investigation/state.ts'
import type { WorkspaceContext } from '../workspace/context.ts'

type Mode = InvestigationState['mode']

/** Which kind of picture it is, and the way to the other: one step of the record; what is chosen stays chosen. */
export function useMode({
  workspace,
  picture,
  selection,
  transactions,
}: Pick<WorkspaceContext, 'workspace' | 'picture' | 'selection' | 'transactions'>) {
  const { mode } = picture.state
  const flowsOf = transactions.picture?.flowsOf
  const show = useCallback(
    (next: Mode) => {
      if (next === mode) return
      workspace.do({ kind: 'mode', mode: next, facts: null })
      if (next === 'transaction' || flowsOf === undefined) return
      // A transaction is not on the picture of flows: the flows that it is a part of stand for it.
      const { activeId, ids } = selection
      const first = activeId === null ? [] : (flowsOf.get(activeId) ?? [activeId])
      selection.chooseAll(new Set([...ids].flatMap((id) => flowsOf.get(id) ?? [id])))
      if (first[0] !== undefined) selection.lookAt(first[0])
    },
    [workspace, mode, flowsOf, selection],
  )
  const toggle = useCallback(() => show(mode === 'transaction' ? 'aggregate' : 'transaction'), [show, mode])
  return { mode, show, toggle }
}
