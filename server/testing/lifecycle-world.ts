import { asc, eq } from 'drizzle-orm'
import { HONG_KONG_CALENDAR } from '#core/workflow/calendar.ts'
import { snoozeEnd } from '#core/workflow/snooze.ts'
import { screen } from '../monitor/pipeline.ts'
import type { WireCommand } from '../triage/alert-command.ts'
import type { AlertRow } from '../store/alert-detail.ts'
import { users } from '../store/schema/identity.ts'
import { alerts, auditEvents } from '../store/schema/work.ts'
import { type Person, signedIn } from './client.ts'
import { SAFE_DONE } from './closing.ts'
import { testPorts } from './desk.ts'
import { account, ALICE, HOUR, storeLabels, storePeople, storePlatform, storeTransfers, T0 } from './facts.ts'

const LONG = 'The label belongs to another wallet; its source corrected the attribution last week. '.repeat(2)

export const ROLE_NAMES = ['ana', 'ben', 'amy', 'bea', 'mia', 'max', 'ada'] as const
export type Name = (typeof ROLE_NAMES)[number]

/** A well-formed command of each type, as the contract takes it at `now` (epoch ms). */
export function wireCommands(now: number): Readonly<Record<WireCommand['type'], WireCommand>> {
  const until = new Date(snoozeEnd('hours4', now, HONG_KONG_CALENDAR)).toISOString()
  return {
    assign: { type: 'assign', assigneeId: 'ana' },
    unassign: { type: 'unassign' },
    'start-review': { type: 'start-review' },
    'request-info': { type: 'request-info', request: LONG },
    resume: { type: 'resume', outcome: LONG },
    'propose-close': {
      type: 'propose-close',
      code: 'fp-label',
      rationale: LONG,
      safe: SAFE_DONE,
      riskProfileUpdated: false,
    },
    'approve-close': { type: 'approve-close' },
    'return-for-review': { type: 'return-for-review', reason: LONG },
    escalate: { type: 'escalate', grounds: LONG },
    acknowledge: { type: 'acknowledge' },
    'decide-no-file': { type: 'decide-no-file', rationale: LONG },
    'draft-str': { type: 'draft-str', reason: LONG },
    'abandon-str-draft': { type: 'abandon-str-draft', reason: LONG },
    'file-str': {
      type: 'file-str',
      filedOn: '2026-11-01',
      submitter: 'Mia',
      reference: 'JFIU-1',
      fileHash: 'a'.repeat(64),
    },
    'record-consent': { type: 'record-consent', outcome: 'pending', reference: 'R-1' },
    'begin-post-str-review': { type: 'begin-post-str-review' },
    'close-str': { type: 'close-str', code: 'exit', relationship: LONG, mitigations: LONG },
    reopen: { type: 'reopen', reason: LONG },
    snooze: { type: 'snooze', until, reason: LONG },
    wake: { type: 'wake' },
    'add-note': { type: 'add-note', text: LONG, mentions: [] },
  }
}

/** Well before a session ends. */
const SIGN_IN_AFTER = 6 * HOUR

/** A desk with a person of each role that sees cases (two analysts, two approvers), and alerts on demand. */
export async function lifecycleWorld() {
  const desk = await testPorts()
  const { db } = desk.ports
  await storePlatform(db)
  await storePeople(db)
  await db.insert(users).values({
    id: 'bea',
    role: 'approver',
    email: 'bea@example.test',
    name: 'bea',
    createdAt: new Date(T0),
  })
  await storeLabels(db, [
    { id: 'l-1', account: account(100), category: 'sanctioned-entity' },
    { id: 'l-2', account: account(200), category: 'gambling' },
  ])
  const people = new Map<Name, { readonly person: Person; readonly since: number }>()
  let raised = 0
  let key = 0
  return {
    desk,
    /** Signed in, anew where the test's clock ran towards the end of the session. */
    async person(name: Name): Promise<Person> {
      const now = desk.ports.clock()
      const known = people.get(name)
      if (known !== undefined && now - known.since < SIGN_IN_AFTER) return known.person
      const person = await signedIn(desk.ports, name)
      people.set(name, { person, since: now })
      return person
    },
    /** For one command: never used before. */
    newKey: () => `lifecycle-${(key += 1)}`,
    /** A fresh alert: a sanctions match of severity 5, or gambling of severity 3. */
    async raise(kind: 'sanctions' | 'gambling'): Promise<string> {
      const transfer = `t${(raised += 1)}`
      const from = kind === 'sanctions' ? account(100) : account(200)
      await storeTransfers(db, [{ id: transfer, from, to: ALICE, hkd: 10_000_000n }])
      await screen(desk.ports, { trigger: 'test', transferIds: [transfer] })
      const [row] = await db.select({ id: alerts.id }).from(alerts).where(eq(alerts.subjectId, transfer))
      return row!.id
    },
    async row(id: string): Promise<AlertRow> {
      const [row] = await db.select().from(alerts).where(eq(alerts.id, id))
      return row!
    },
    trail: (id: string) =>
      db.select().from(auditEvents).where(eq(auditEvents.targetId, id)).orderBy(asc(auditEvents.seq)),
  }
}

export type LifecycleWorld = Awaited<ReturnType<typeof lifecycleWorld>>
