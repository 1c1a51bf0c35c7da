import { type Activity, textOf } from '#src/data/activity.ts'
import type { Case } from '#src/data/cases.ts'
import type { useFormat } from '#src/platform/use-format.ts'
import type { CaseT } from './use-case-t.ts'

const PREFIX = 'case.'

const EVENTS = [
  'opened',
  'alerts-added',
  'alert-removed',
  'investigation-attached',
  'investigation-detached',
  'renamed',
  'handed-over',
  'note',
  'closed',
  'reopened',
  'restricted',
  'restriction-lifted',
] as const

/** Alerts named in one sentence; the rest is counted. */
const NAMED = 3

interface Words {
  readonly t: CaseT
  readonly format: ReturnType<typeof useFormat>
  /** Names of the investigations that are attached now. */
  readonly members: Case['members']
}

/** One event of the trail as a sentence; an event this desk has no sentence for keeps its own name. */
export function caseSentence(item: Activity, { t, format, members }: Words): string {
  const { type, actor, data } = item
  const who = actor?.name ?? t('cases:desk')
  if (type === 'restricted.read') return t('cases:event.restricted-read', { actor: who })
  const event = EVENTS.find((each) => `${PREFIX}${each}` === type)
  if (event === undefined) return t('cases:event.unknown', { actor: who, type })
  const ids = alertsIn(item)
  const more = ids.length - NAMED
  const named = ids.slice(0, NAMED).join(', ')
  const investigation = members.investigations.find(
    ({ investigation: { id } }) => id === data['investigationId'],
  )
  return t(`cases:event.${event}`, {
    actor: who,
    count: ids.length,
    formatted: format.count(ids.length),
    ids: more > 0 ? t('cases:idsMore', { ids: named, formatted: format.count(more) }) : named,
    name:
      investigation === undefined
        ? t('cases:anInvestigation')
        : t('cases:named', { name: investigation.investigation.name }),
    title: textOf(data['to']) ?? '',
    from: textOf(data['from']) ?? '',
    to: nameOf(data['to']),
  })
}

/** The alerts that an event names. */
export function alertsIn({ data: { alertIds } }: Activity): readonly string[] {
  return Array.isArray(alertIds) ? alertIds.map(String) : []
}

/** Whether only readers of the restricted compartment are told of it. */
export function isInside({ data }: Activity): boolean {
  return data['restricted'] === true
}

function nameOf(person: unknown): string {
  return typeof person === 'object' && person !== null && 'name' in person ? String(person.name) : ''
}
