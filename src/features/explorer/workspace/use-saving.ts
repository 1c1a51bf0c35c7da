import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { InvestigationDocument } from '#core/contract/investigation-document.ts'
import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import {
  conflictOf,
  type Investigation,
  useAttachInvestigation,
  useChangeInvestigation,
  useCreateInvestigation,
  useSaveRevision,
} from '#src/data/investigations.ts'
import { useCan } from '#src/platform/session.ts'
import type { Workspace } from './workspace.ts'

export type SaveState = 'unnamed' | 'changed' | 'saving' | 'saved' | 'conflict' | 'failed' | 'read-only'

export interface Saving {
  /** As the desk holds it; null: nobody has named it yet. */
  readonly saved: Investigation | null
  readonly state: SaveState
  readonly error: unknown
  /** Saves what stands as a revision of its own. */
  readonly save: () => Promise<void>
  /** Saves what stands as a new investigation, which the page then works on. */
  readonly saveAs: (name: string) => Promise<void>
  readonly change: (change: {
    readonly name?: string
    readonly state?: 'active' | 'archived'
  }) => Promise<void>
  readonly attach: (alertId: string, attached: boolean) => Promise<void>
}

/** Long enough that a burst of work is one autosave, short enough that a crash costs little. */
const PAUSE_MS = 1_500

interface SavingOptions {
  readonly workspace: Workspace
  readonly saved: Investigation | null
  /** It is drawn of what only the restricted compartment knows, and stays there when it is saved. */
  readonly restricted: boolean
  readonly onSaved: (id: string) => void
}

export function documentOf(steps: readonly InvestigationStep[]): InvestigationDocument {
  return { format: 'kyt-desk.investigation', version: 1, steps: [...steps], view: null }
}

/** Keeps the record on the desk: under a name when somebody gives one, and from then on by itself. */
export function useSaving({ workspace, saved: opened, restricted, onSaved }: SavingOptions): Saving {
  const mayWork = useCan('alert.work')
  const steps = useStore(workspace.record.store, (state) => state.steps)
  const [saved, setSaved] = useState(opened)
  const [kept, setKept] = useState<readonly InvestigationStep[] | null>(opened === null ? null : steps)
  const create = useCreateInvestigation()
  const revise = useSaveRevision()
  const alter = useChangeInvestigation()
  const attachTo = useAttachInvestigation()
  const [error, setError] = useState<unknown>(null)
  const busy = useRef(false)
  const isSaving = create.isPending || revise.isPending

  const run = useCallback(
    async (work: () => Promise<{ data: Investigation }>, covers: readonly InvestigationStep[] | null) => {
      busy.current = true
      try {
        const { data } = await work()
        setSaved(data)
        setError(null)
        if (covers !== null) setKept(covers)
        return data
      } catch (failure) {
        setError(failure)
        throw failure
      } finally {
        busy.current = false
      }
    },
    [],
  )

  const write = useEffectEvent(async (kind: 'named' | 'autosave') => {
    if (saved === null || busy.current) return
    await run(
      () => revise.mutateAsync({ id: saved.id, version: saved.version, kind, document: documentOf(steps) }),
      steps,
    )
  })
  const isChanged = saved !== null && kept !== steps
  // The steps that wait to be kept; another step begins the wait anew.
  const due = isChanged && mayWork && !isSaving && error === null ? steps : null
  useEffect(() => {
    if (due === null) return undefined
    const timer = setTimeout(() => void write('autosave').catch(() => undefined), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [due])

  const state: SaveState = !mayWork
    ? 'read-only'
    : saved === null
      ? 'unnamed'
      : isSaving
        ? 'saving'
        : conflictOf(error) !== null
          ? 'conflict'
          : error !== null
            ? 'failed'
            : isChanged
              ? 'changed'
              : 'saved'

  return useMemo(
    () => ({
      saved,
      state,
      error,
      save: async () => {
        if (saved === null || busy.current) return
        // After a conflict the person has been told, and what they save goes on from what the desk holds now.
        const base = conflictOf(error) ?? saved
        await run(
          () =>
            revise.mutateAsync({
              id: base.id,
              version: base.version,
              kind: 'named',
              document: documentOf(steps),
            }),
          steps,
        ).catch(() => undefined)
      },
      saveAs: async (name) => {
        const data = await run(
          () => create.mutateAsync({ name, document: documentOf(steps), restricted }),
          steps,
        )
        onSaved(data.id)
      },
      change: async (change) => {
        if (saved === null) return
        await run(() => alter.mutateAsync({ id: saved.id, version: saved.version, ...change }), null)
      },
      attach: async (alertId, attached) => {
        if (saved === null) return
        await run(
          () => attachTo.mutateAsync({ id: saved.id, version: saved.version, alertId, attached }),
          null,
        )
      },
    }),
    [saved, restricted, state, error, steps, run, revise, create, alter, attachTo, onSaved],
  )
}
