import type { AlertFull, Command } from '#src/data/alerts.ts'
import { leastText } from './command-rules.ts'
import { useDraft } from './drafts.ts'
import { NoteForm } from './note-form.tsx'
import { TextAction } from './text-action.tsx'
import { type AlertT, useAlertT } from './use-alert-t.ts'
import type { Decision } from './use-decision.ts'

export type SideActionName = 'request-info' | 'reopen' | 'add-note'
type PlainAction = Exclude<SideActionName, 'add-note'>

interface SideActionSpec {
  /** Where it is kept while it is written. */
  readonly field: 'request' | 'reopenReason'
  /** The same field in the request, as an error names it. */
  readonly wire: string
  readonly label: string
  readonly hint?: string
  readonly submit: string
  readonly least: number
  readonly command: (text: string) => Command
}

const specsOf = (t: AlertT): Readonly<Record<PlainAction, SideActionSpec>> => ({
  'request-info': {
    field: 'request',
    wire: 'request',
    label: t('alert:requestText'),
    hint: t('alert:requestHint'),
    submit: t('alert:send'),
    least: leastText('request-info', 'text'),
    command: (request) => ({ type: 'request-info', request }),
  },
  reopen: {
    field: 'reopenReason',
    wire: 'reason',
    label: t('alert:reopenReason'),
    submit: t('alert:reopen'),
    least: leastText('reopen', 'reason'),
    command: (reason) => ({ type: 'reopen', reason }),
  },
})

interface SideActionProps {
  readonly name: SideActionName
  readonly alert: AlertFull
  readonly decision: Decision
  readonly onClose: () => void
}

/** What can be done beside the next step, each with its text. */
export function SideAction({ name, ...rest }: SideActionProps) {
  return name === 'add-note' ? <NoteForm {...rest} /> : <PlainForm name={name} {...rest} />
}

function PlainForm({ name, alert, decision, onClose }: SideActionProps & { readonly name: PlainAction }) {
  const t = useAlertT()
  const { draft, change, clear } = useDraft(alert.id)
  const { field, wire, label, hint, submit, least, command } = specsOf(t)[name]
  return (
    <TextAction
      label={label}
      value={draft[field]}
      onChange={(text) => change({ [field]: text })}
      least={least}
      error={decision.sent === name ? decision.fieldError(wire) : null}
      {...(hint === undefined ? {} : { hint })}
      submit={submit}
      variant="secondary"
      isPending={decision.isPending && decision.sent === name}
      onSubmit={() =>
        decision.send(command(draft[field]), () => {
          clear([field])
          onClose()
        })
      }
      onCancel={onClose}
    />
  )
}
