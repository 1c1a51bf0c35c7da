import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { AlertCommand } from '#core/contract/alerts.ts'
import type { Command } from '#core/workflow/alert.ts'
import type { Role } from '#core/workflow/roles.ts'
import { ProblemError } from '../http/problem.ts'
import type { Db } from '../store/db.ts'
import { peopleToMention } from '../store/mentions.ts'
import { users } from '../store/schema/identity.ts'

export type WireCommand = z.output<typeof AlertCommand>

/** The command of the contract as the lifecycle takes it. @throws ProblemError `unprocessable` */
export async function lifecycleCommand(db: Db, command: WireCommand): Promise<Command> {
  switch (command.type) {
    case 'assign':
      return { type: 'assign', assignee: await assigneeOf(db, command.assigneeId) }
    case 'request-info':
      return { type: 'request-info', template: 'free-text', text: command.request }
    case 'resume':
      return { type: 'resume', outcome: command.outcome ?? '' }
    case 'propose-close':
      return {
        type: 'propose-close',
        code: command.code,
        rationale: command.rationale,
        safe: command.safe,
        customerRisk: {
          answer: command.riskProfileUpdated ? 'updated' : 'unchanged',
          reason: 'see rationale',
        },
      }
    case 'snooze':
      return { type: 'snooze', until: Date.parse(command.until), reason: command.reason }
    case 'approve-close':
      return { type: 'approve-close', comment: command.rationale ?? '' }
    case 'decide-no-file':
      return { type: 'decide-no-file', deliberation: command.rationale }
    case 'add-note': {
      const { type, text, mentions } = command
      return mentions.length === 0
        ? { type, text }
        : { type, text, mentions: await peopleToMention(db, mentions) }
    }
    case 'unassign':
    case 'start-review':
    case 'return-for-review':
    case 'escalate':
    case 'acknowledge':
    case 'reopen':
    case 'wake':
    case 'draft-str':
    case 'abandon-str-draft':
    case 'file-str':
    case 'record-consent':
    case 'begin-post-str-review':
    case 'close-str':
      break
  }
  return command
}

async function assigneeOf(db: Db, id: string): Promise<{ id: string; role: Role }> {
  const [row] = await db
    .select({ id: users.id, role: users.role })
    .from(users)
    .where(and(eq(users.id, id), isNull(users.disabledAt)))
  if (row === undefined) {
    const message = 'There is no such person at the desk.'
    throw new ProblemError('unprocessable', message, { errors: [{ field: 'body.assigneeId', message }] })
  }
  return { id: row.id, role: row.role as Role }
}

/** Field of the request for a field the lifecycle names. */
export function wireField(command: WireCommand, field: string): string {
  if (field === 'customerRisk') return 'body.riskProfileUpdated'
  if (command.type === 'request-info') return 'body.request'
  if (command.type === 'decide-no-file' || command.type === 'approve-close') return 'body.rationale'
  return `body.${field}`
}
