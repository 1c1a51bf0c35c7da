import { type Activity, textOf } from '#src/data/activity.ts'
import type { AlertT } from './use-alert-t.ts'

const PREFIX = 'alert.'

const EVENTS = [
  'raised',
  'unassign',
  'start-review',
  'request-info',
  'resume',
  'propose-close',
  'approve-close',
  'return-for-review',
  'escalate',
  'acknowledge',
  'tipping-off-reminder',
  'decide-no-file',
  'draft-str',
  'abandon-str-draft',
  'file-str',
  'record-consent',
  'begin-post-str-review',
  'close-str',
  'reopen',
  'add-note',
  'closed',
  'command-refused',
  'snooze',
  'wake',
  'snooze-ended',
  'attach-file',
] as const

/** One event of the trail as a sentence; an event this desk has no sentence for keeps its own name. */
export function activitySentence({ type, actor, data }: Activity, t: AlertT): string {
  const who = actor?.name ?? t('alert:desk')
  if (type === 'restricted.read') return t('alert:event.restricted-read', { actor: who })
  const rule = ruleName(data)
  if (type === 'alert.assign' && rule !== null) return t('alert:event.assignByRule', { rule })
  if (type === 'alert.assign') {
    return t(assigneeId(data) === actor?.id ? 'alert:event.assignSelf' : 'alert:event.assignOther', {
      actor: who,
    })
  }
  const event = EVENTS.find((each) => `${PREFIX}${each}` === type)
  if (event === undefined) return t('alert:event.unknown', { actor: who, type })
  return t(`alert:event.${event}`, {
    actor: who,
    code: closureName(textOf(data['code']) ?? '', t),
    file: textOf(data['name']) ?? '',
    command: commandName(textOf(data['command']) ?? '', t),
  })
}

/** Whom a note calls, by the names they had then. */
export function mentionedPeople({ data }: Activity): readonly { readonly name: string }[] {
  const { mentions } = data
  return Array.isArray(mentions) ? mentions.filter((each) => textOf(each?.name) !== null) : []
}

export function closureName(code: string, t: AlertT): string {
  return t(`domain:closure.${code as 'fp-label'}`, { defaultValue: code })
}

function commandName(command: string, t: AlertT): string {
  return t(`decision:verb.${command as 'assign'}`, { defaultValue: command })
}

/** The rule by which the desk itself gave the alert to somebody. */
function ruleName({ rule }: Activity['data']): string | null {
  return typeof rule === 'object' && rule !== null && 'name' in rule ? textOf(rule.name) : null
}

function assigneeId({ assignee }: Activity['data']): unknown {
  return typeof assignee === 'object' && assignee !== null && 'id' in assignee ? assignee.id : undefined
}
