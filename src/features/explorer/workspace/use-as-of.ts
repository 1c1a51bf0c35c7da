import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { isOfThePast, viewOf } from '../opening/answers.ts'
import { askFrom } from '../opening/ask-from.ts'
import type { Workspace } from './workspace.ts'

interface PointInTime {
  readonly time: string | null
  readonly knownAt: string | null
}

/** Asks the whole picture again from another point in time, and records that as one step; both null: from now. */
export function useAsOf(workspace: Workspace) {
  const client = useQueryClient()
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error: unknown }>({
    isBusy: false,
    error: null,
  })
  const choose = useCallback(
    async ({ time, knownAt }: PointInTime): Promise<boolean> => {
      const asOf = { block: null, time, knownAt }
      setState({ isBusy: true, error: null })
      try {
        const { steps } = workspace.record.store.getState()
        const { answers, facts } = await askFrom(client, steps, viewOf(asOf), isOfThePast(asOf))
        // Somebody went on working meanwhile: what was asked is not all of the picture any more.
        if (workspace.record.store.getState().steps !== steps) return false
        workspace.record.take({ kind: 'as-of', ...asOf, facts }, answers)
        return true
      } catch (error) {
        setState({ isBusy: false, error })
        return false
      } finally {
        setState((before) => ({ ...before, isBusy: false }))
      }
    },
    [client, workspace],
  )
  return { ...state, choose }
}
