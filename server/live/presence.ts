import { z } from 'zod'
import { can, type Role, ROLES } from '#core/workflow/roles.ts'
import type { Reader } from '../store/alert-visibility.ts'

/** Somebody who looks at an alert and says nothing for so long has left it. */
export const PRESENCE_MS = 45_000

export interface Viewer {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** What processes tell each other: this window of this person looks at this alert, or at none any more. */
const Sighting = z.object({
  place: z.string(),
  alertId: z.string().nullable(),
  person: z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES as [Role, ...Role[]]) }),
})
export type Sighting = z.output<typeof Sighting>

const PREFIX = 'presence:'

export const sightingText = (sighting: Sighting): string => PREFIX + JSON.stringify(sighting)

/** The sighting that a notice tells of; null where it tells of something else. */
export function sightingOf(notice: string): Sighting | null {
  if (!notice.startsWith(PREFIX)) return null
  const parsed = Sighting.safeParse(JSON.parse(notice.slice(PREFIX.length)))
  return parsed.success ? parsed.data : null
}

interface Seen {
  readonly alertId: string
  readonly person: Viewer
  readonly until: number
}

export interface Presences {
  /** Takes a sighting of this process or another. */
  see(sighting: Sighting): void
  /** Forgets who has said nothing for `PRESENCE_MS`. */
  forgetGone(): void
  /** Alerts somebody looks at, with whom the reader may know of. */
  all(reader: Reader): { alertId: string; people: Viewer[] }[]
  on(alertId: string, reader: Reader): Viewer[]
}

/** Whether a reader may know where a person looks. */
export function mayKnowOf(person: Pick<Viewer, 'role'>, reader: Pick<Reader, 'role'>): boolean {
  return can(reader.role, 'restricted.read') || !can(person.role, 'restricted.read')
}

/**
 * Who looks at what, in memory: it is true for seconds and no record. People inside the restricted compartment are
 * shown only to each other. Where the MLRO or an auditor looks would tell what happens behind an escalation, and a
 * rule that looked at the alert's state would tell it again by when they vanish.
 */
export function createPresences(
  clock: () => number,
  onChange: (alertId: string, person: Viewer) => void,
): Presences {
  const places = new Map<string, Seen>()

  const drop = (place: string) => {
    const before = places.get(place)
    if (before === undefined) return
    places.delete(place)
    onChange(before.alertId, before.person)
  }
  const all: Presences['all'] = (reader) => {
    const found = new Map<string, Map<string, Viewer>>()
    for (const { alertId, person, until } of places.values()) {
      if (until <= clock() || !mayKnowOf(person, reader)) continue
      const people = found.get(alertId) ?? new Map<string, Viewer>()
      found.set(alertId, people.set(person.id, person))
    }
    return [...found].map(([alertId, people]) => ({
      alertId,
      people: [...people.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    }))
  }

  return {
    see({ place, alertId, person }) {
      const key = `${person.id} ${place}`
      const before = places.get(key)
      if (before !== undefined && before.alertId !== alertId) drop(key)
      if (alertId === null) return
      places.set(key, { alertId, person, until: clock() + PRESENCE_MS })
      if (before?.alertId !== alertId) onChange(alertId, person)
    },
    forgetGone() {
      for (const [place, { until }] of places) if (until <= clock()) drop(place)
    },
    all,
    on: (alertId, reader) => all(reader).find((each) => each.alertId === alertId)?.people ?? [],
  }
}
