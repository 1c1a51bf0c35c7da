import { useState } from 'react'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { type AlertFull, type Command, useAlertCommand } from '#src/data/alerts.ts'
import { useIntention } from '#src/data/use-intention.ts'
import { toast } from '#src/ui/toast.tsx'
import { useDraft, writtenTexts } from './drafts.ts'
import { type AlertT, useAlertT } from './use-alert-t.ts'

export interface Decision {
  readonly send: (command: Command, onDone?: () => void) => void
  readonly isPending: boolean
  /** Type of the command that is under way, or whose failure is shown. */
  readonly sent: Command['type'] | null
  readonly error: unknown
  /** The server's word about one field of the last command. */
  readonly fieldError: (field: string) => string | null
  /** The alert as this page showed it before somebody else changed it. */
  readonly before: AlertFull | null
  readonly dismissConflict: () => void
}

/**
 * Gives commands to one alert. On a conflict the page shows the alert as it is now, and `before` holds what it
 * showed.
 */
export function useDecision(alert: AlertFull): Decision {
  const t = useAlertT()
  const mutation = useAlertCommand(alert.id)
  const [before, setBefore] = useState<AlertFull | null>(null)
  useOvertaken(alert, mutation.data?.data ?? null, setBefore)
  const keyOf = useIntention()

  const send: Decision['send'] = (command, onDone) => {
    mutation.mutate(
      { command, version: alert.version, idempotencyKey: keyOf([alert.version, command]) },
      {
        onSuccess: ({ data }) => {
          setBefore(null)
          onDone?.()
          const isClosed = command.type === 'propose-close' && !data.open
          toast({
            tone: 'ok',
            title: isClosed ? t('alert:closed') : doneWords(t, command, data),
            ...(data.open ? {} : { detail: t('alert:nextHint') }),
          })
        },
        onError: (error) => {
          if (error instanceof ApiProblem && error.status === 412) setBefore(alert)
        },
      },
    )
  }
  const { error } = mutation
  const problem = error instanceof ApiProblem ? error : null
  return {
    send,
    isPending: mutation.isPending,
    sent: mutation.variables?.command.type ?? null,
    error: problem?.status === 412 ? null : error,
    fieldError: (field) => problem?.errors.find((each) => each.field === `body.${field}`)?.message ?? null,
    before,
    dismissConflict: () => setBefore(null),
  }
}

/**
 * Somebody else changed the alert while this person was writing about it, and the live stream brought it. Where a form
 * is gone with the change this is the same as a conflict on sending, only sooner: what was written for it must be
 * shown. Where the forms still stand, so does what is in them, and the word that something changed is enough.
 */
function useOvertaken(alert: AlertFull, own: AlertFull | null, setBefore: (before: AlertFull) => void): void {
  const { draft } = useDraft(alert.id)
  const [shown, setShown] = useState(alert)
  if (shown.version === alert.version) return
  setShown(alert)
  const isOwn = own !== null && own.version >= alert.version
  const isFormGone = shown.allowedCommands.some((command) => !alert.allowedCommands.includes(command))
  if (shown.id === alert.id && !isOwn && isFormGone && writtenTexts(draft).length > 0) setBefore(shown)
}

/** What was done, in a few words; of work given to somebody else, to whom. */
function doneWords(t: AlertT, command: Command, { assignee }: AlertFull): string {
  if (command.type !== 'assign' || assignee === null) return t(`decision:done.${command.type}`)
  return t('decision:assignedTo', { name: assignee.name })
}
