import { useState } from 'react'
import { type Case, type CaseOrder, useCaseOrder } from '#src/data/cases.ts'
import { useIntention } from '#src/data/use-intention.ts'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { toast } from '#src/ui/toast.tsx'
import { type CaseT, useCaseT } from './use-case-t.ts'

export interface CaseOrders {
  readonly send: (command: CaseOrder, onDone?: () => void) => void
  readonly isPending: boolean
  /** Type of the command that is under way, or whose failure is shown. */
  readonly sent: CaseOrder['type'] | null
  /** What went wrong with it; a conflict is told by `before`. */
  readonly error: unknown
  /** The case as this page showed it before somebody else changed it. */
  readonly before: Case | null
  readonly dismissConflict: () => void
  /** A form is opened anew: what went wrong with the one before is no matter of it. */
  readonly forget: () => void
}

/** Gives commands to one case. On a conflict the page shows the case as it is, and `before` holds what it showed. */
export function useCaseOrders(matter: Case): CaseOrders {
  const t = useCaseT()
  const order = useCaseOrder()
  const keyOf = useIntention()
  const [before, setBefore] = useState<Case | null>(null)
  const { id: caseId, version } = matter
  const send: CaseOrders['send'] = (command, onDone) => {
    order.mutate(
      { caseId, command, version, idempotencyKey: keyOf([version, command]) },
      {
        onSuccess: ({ data }) => {
          setBefore(null)
          onDone?.()
          toast({ tone: 'ok', title: doneWords(t, command, data) })
        },
        onError: (error) => {
          if (error instanceof ApiProblem && error.status === 412) setBefore(matter)
        },
      },
    )
  }
  const { error } = order
  return {
    send,
    isPending: order.isPending,
    sent: order.variables?.command.type ?? null,
    error: error instanceof ApiProblem && error.status === 412 ? null : error,
    before,
    dismissConflict: () => setBefore(null),
    forget: () => {
      if (!order.isPending) order.reset()
    },
  }
}

/** What was done, in a few words. */
export function doneWords(t: CaseT, { type }: CaseOrder, { title, owner }: Case): string {
  return t(`cases:done.${type}`, { title, owner: owner.name })
}
