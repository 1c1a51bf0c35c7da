import type { z } from 'zod'
import type { AlertBulkResult } from '#core/contract/alert-bulk.ts'
import { problemBody } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { decideAlerts, type DecisionRequest } from './decide-alerts.ts'

export type BulkRequest = Pick<DecisionRequest, 'alerts' | 'command' | 'actor'>

/**
 * Carries out one command on many alerts in one transaction; see `decideAlerts`. Each alert has its own outcome and
 * its own event in the trail, and the events of one request name it by the same number.
 *
 * @throws ProblemError `unprocessable` where the command itself is wrong for every alert
 */
export async function commandAlerts(
  ports: Ports,
  request: BulkRequest,
): Promise<z.output<typeof AlertBulkResult>> {
  const extra = { bulk: ports.randomToken().slice(0, 16), bulkSize: request.alerts.length }
  const outcomes = await ports.db.transaction((tx) =>
    decideAlerts(tx, ports, { ...request, bulk: true, extra }),
  )
  const items = outcomes.map((outcome) =>
    outcome.ok
      ? outcome
      : { id: outcome.id, ok: false as const, problem: inCommand(problemBody(outcome.problem)) },
  )
  const done = items.filter((item) => item.ok).length
  return { items, done, refused: items.length - done }
}

/** The same fields, where a bulk request has them: inside `command`. */
function inCommand(problem: ReturnType<typeof problemBody>): ReturnType<typeof problemBody> {
  const errors = problem.errors?.map(({ field, message }) => ({
    field: field.replace(/^body\./, 'body.command.'),
    message,
  }))
  return errors === undefined ? problem : { ...problem, errors }
}
