import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type Case,
  type CaseItem,
  caseQuery,
  currentCase,
  useCaseOrder,
  useCreateCase,
} from '#src/data/cases.ts'
import type { CaseRequest } from '#src/data/case-request.ts'
import { useIntention } from '#src/data/use-intention.ts'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { useNewCaseDraft } from './new-case-fields.tsx'

export interface AddedOutcome {
  readonly into: Case
  /** Alerts that went in now. */
  readonly added: readonly string[]
  /** Alerts that were in it before, as the case that the desk answered says. */
  readonly before: readonly string[]
  readonly isNew: boolean
  readonly isInvestigation: boolean
}

/** Everything about putting what was asked for into a case. The desk adds all of it, or nothing. */
export function useAddToCase(request: CaseRequest) {
  const order = useCaseOrder()
  const create = useCreateCase()
  const keyOf = useIntention()
  const { draft, setDraft, isComplete } = useNewCaseDraft()
  const [chosen, setChosen] = useState<CaseItem | null>(null)
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const [outcome, setOutcome] = useState<AddedOutcome | null>(null)
  const alerts = request.alerts.filter(({ id }) => !leftOut.has(id))
  const { investigation } = request

  // What is in it already is known before anything is sent: only so can it be said what went in.
  const held = useQuery({ ...caseQuery(chosen?.id ?? ''), enabled: chosen !== null })
  const heldIds = new Set(held.data?.members.alerts.map(({ alert }) => alert.id))

  const end = (into: Case, isNew: boolean) => {
    const now = new Set(into.members.alerts.map(({ alert }) => alert.id))
    const ids = alerts.map(({ id }) => id).filter((id) => now.has(id))
    setOutcome({
      into,
      added: ids.filter((id) => isNew || !heldIds.has(id)),
      before: ids.filter((id) => !isNew && heldIds.has(id)),
      isNew,
      isInvestigation: investigation !== null,
    })
    request.onDone?.()
  }
  const add = () => {
    if (chosen === null || held.data === undefined || order.isPending) return
    const command =
      investigation === null
        ? ({ type: 'add-alerts', alertIds: alerts.map(({ id }) => id) } as const)
        : ({ type: 'attach-investigation', investigationId: investigation.id } as const)
    const { id: caseId, version } = chosen
    order.mutate(
      { caseId, command, version, idempotencyKey: keyOf([caseId, version, command]) },
      {
        onSuccess: ({ data }) => end(data, false),
        onError: (error) => {
          const current = currentCase(error)
          if (current !== null) setChosen(current.state === 'open' ? current : null)
        },
      },
    )
  }
  const open = () => {
    if (!isComplete || create.isPending) return
    create.mutate(
      {
        ...draft,
        alertIds: alerts.map(({ id }) => id),
        investigationIds: investigation === null ? [] : [investigation.id],
      },
      { onSuccess: ({ data }) => end(data, true) },
    )
  }
  return {
    alerts,
    draft,
    setDraft,
    isComplete,
    chosen,
    setChosen: (item: CaseItem | null) => {
      order.reset()
      setChosen(item)
    },
    add,
    open,
    /** How many of the alerts are in the chosen case already. */
    inIt: alerts.filter(({ id }) => heldIds.has(id)).length,
    isReading: chosen !== null && held.isPending,
    isPending: order.isPending || create.isPending,
    error: order.error ?? create.error ?? held.error,
    /** The case as somebody else left it. */
    conflict: currentCase(order.error),
    /** Goes on without these alerts. */
    leaveOut: (ids: readonly string[]) => {
      order.reset()
      create.reset()
      setLeftOut(new Set([...leftOut, ...ids]))
    },
    outcome,
  }
}

const PLACE = /^body\.alertIds\.(\d+)$/

/** The alerts that a refusal names, each with the desk's word about it. */
export function refusedAlerts(
  error: unknown,
  alerts: CaseRequest['alerts'],
): readonly { readonly id: string; readonly message: string }[] {
  if (!(error instanceof ApiProblem)) return []
  return error.errors.flatMap(({ field, message }) => {
    const at = PLACE.exec(field ?? '')?.[1]
    const alert = at === undefined ? undefined : alerts[Number(at)]
    return alert === undefined ? [] : [{ id: alert.id, message }]
  })
}
