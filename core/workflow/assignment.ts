/*
 * Who gets an alert, by ordered rules. Nothing here is left to chance: the same rules, people and turns give the
 * same answer, and whose turn it was last is kept, so that round robin goes on where it stopped.
 */

/** `round-robin` takes turns in the order of the list; `most-room` gives to whoever has most room below capacity. */
export type AssignmentMethod = 'round-robin' | 'most-room'

export interface AssignmentRule {
  readonly id: string
  readonly name: string
  readonly isEnabled: boolean
  /** Empty: any book. */
  readonly books: readonly string[]
  /** Empty: any severity. */
  readonly severities: readonly number[]
  readonly method: AssignmentMethod
  /** Ids of people, in their order of turns. */
  readonly people: readonly string[]
}

/** Days on which somebody is away, Hong Kong dates like `2026-11-22`, both included. */
export interface Absence {
  readonly from: string
  readonly to: string
}

export interface Colleague {
  readonly id: string
  /** Open alerts they have now. */
  readonly open: number
  /** Most open alerts they are given by rule; null: no limit. */
  readonly capacity: number | null
  readonly isAway: boolean
}

export interface Unassigned {
  readonly id: string
  readonly bookId: string
  readonly severity: number
}

/** Whose turn it was last under a rule, and how many it has given. */
export interface Turn {
  readonly lastPerson: string
  readonly given: number
}

/** `no-rule`: no rule is for it. `nobody-free`: those whom the rules name are away or have their fill. */
export type LeftReason = 'no-rule' | 'nobody-free'

export interface AssignmentPlan {
  readonly given: readonly {
    readonly alertId: string
    readonly rule: AssignmentRule
    readonly person: string
  }[]
  readonly left: readonly { readonly alertId: string; readonly reason: LeftReason }[]
  /** The turns of every rule that gave something. */
  readonly turns: ReadonlyMap<string, Turn>
}

/** Whether somebody is away on a Hong Kong date. */
export function isAwayOn(absences: readonly Absence[], date: string): boolean {
  return absences.some(({ from, to }) => from <= date && date <= to)
}

/** The last day of the absence that covers `date`, followed through absences that join it; null: present. */
export function awayUntil(
  absences: readonly Absence[],
  date: string,
  dayAfter: (date: string) => string,
): string | null {
  let until: string | null = null
  for (let day = date; ;) {
    const covering = absences.filter(({ from, to }) => from <= day && day <= to)
    const last = covering
      .map(({ to }) => to)
      .toSorted()
      .at(-1)
    if (last === undefined) return until
    until = last
    day = dayAfter(last)
  }
}

/**
 * Gives each alert, in the order given, to somebody by the first enabled rule that is for it and has somebody free.
 * What is given counts at once: the next alert finds the person with one more.
 */
export function planAssignments(
  rules: readonly AssignmentRule[],
  alerts: readonly Unassigned[],
  colleagues: readonly Colleague[],
  before: ReadonlyMap<string, Turn>,
): AssignmentPlan {
  const people = new Map(colleagues.map((person) => [person.id, { ...person }]))
  const turns = new Map<string, Turn>()
  const given: AssignmentPlan['given'][number][] = []
  const left: AssignmentPlan['left'][number][] = []
  for (const alert of alerts) {
    const fitting = rules.filter((rule) => rule.isEnabled && isFor(rule, alert))
    const choice = firstChoice(fitting, people, (id) => turns.get(id) ?? before.get(id))
    if (choice === null) {
      left.push({ alertId: alert.id, reason: fitting.length === 0 ? 'no-rule' : 'nobody-free' })
      continue
    }
    const { rule, person } = choice
    const turn = turns.get(rule.id) ?? before.get(rule.id)
    turns.set(rule.id, { lastPerson: person.id, given: (turn?.given ?? 0) + 1 })
    person.open += 1
    given.push({ alertId: alert.id, rule, person: person.id })
  }
  return { given, left, turns }
}

type Counted = { -readonly [K in keyof Colleague]: Colleague[K] }

function isFor({ books, severities }: AssignmentRule, { bookId, severity }: Unassigned): boolean {
  return (
    (books.length === 0 || books.includes(bookId)) &&
    (severities.length === 0 || severities.includes(severity))
  )
}

function firstChoice(
  rules: readonly AssignmentRule[],
  people: ReadonlyMap<string, Counted>,
  turnOf: (ruleId: string) => Turn | undefined,
): { rule: AssignmentRule; person: Counted } | null {
  for (const rule of rules) {
    const ordered = rule.method === 'round-robin' ? fromNext(rule.people, turnOf(rule.id)) : rule.people
    const free = ordered
      .map((id) => people.get(id))
      .filter((person) => person !== undefined && isFree(person))
    const [first] = rule.method === 'round-robin' ? free : free.toSorted(byRoom)
    if (first !== undefined) return { rule, person: first }
  }
  return null
}

/** The list from the person after the last one on; from its start where nobody had a turn or that person left. */
function fromNext(list: readonly string[], turn: Turn | undefined): readonly string[] {
  const next = turn === undefined ? 0 : list.indexOf(turn.lastPerson) + 1
  return [...list.slice(next), ...list.slice(0, next)]
}

const isFree = ({ isAway, capacity, open }: Colleague): boolean =>
  !isAway && (capacity === null || open < capacity)

/** Most room first, then fewest open; otherwise as in the list. Nobody limited has as much room as the unlimited. */
function byRoom(a: Colleague | undefined, b: Colleague | undefined): number {
  if (a === undefined || b === undefined) return 0
  const room = ({ capacity, open }: Colleague) =>
    capacity === null ? Number.MAX_SAFE_INTEGER : capacity - open
  return room(b) - room(a) || a.open - b.open
}
