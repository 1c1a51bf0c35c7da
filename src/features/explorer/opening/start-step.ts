import type { QueryClient } from '@tanstack/react-query'
import type { StepOf } from '#core/contract/investigation-steps.ts'
import { alertGraphQuery } from '#src/data/alerts.ts'
import { ApiProblem } from '#src/platform/api-problem.ts'
import type { GraphAnswer } from '../picture.ts'
import type { StepDraft } from '../workspace/record.ts'

type StartDraft = Extract<StepDraft, { kind: 'start' }>

/** A start with nothing in it yet. */
export const START: StartDraft = {
  kind: 'start',
  accounts: [],
  transactions: [],
  alertId: null,
  path: [],
  drew: [],
  facts: null,
}

/** Whether a start drew the paths of alerts: of one, or of those of a case. */
export function isOfAlerts({ alertId, alertIds }: Pick<StepOf<'start'>, 'alertId' | 'alertIds'>): boolean {
  return alertId !== null || alertIds !== undefined
}

/** Does not exist for the reader, or not any more: an alert that was reported is gone for others. */
const GONE = [404, 422]

/** What the desk answers nothing to, because the thing does not exist for the reader. */
export function isGone(error: unknown): boolean {
  return error instanceof ApiProblem && GONE.includes(error.status)
}

/** The pictures of several alerts, in their order; null where the alert is gone for the reader. @throws ApiProblem */
export function picturesOf(
  client: QueryClient,
  alertIds: readonly string[],
): Promise<readonly (GraphAnswer | null)[]> {
  return Promise.all(
    alertIds.map((alertId) =>
      client.fetchQuery(alertGraphQuery(alertId)).catch((error: unknown) => {
        if (isGone(error)) return null
        throw error
      }),
    ),
  )
}

/** What the desk answers to a start from alerts: of several those that are still there. @throws ApiProblem */
export async function picturesOfStart(
  client: QueryClient,
  { alertId, alertIds }: Pick<StepOf<'start'>, 'alertId' | 'alertIds'>,
): Promise<readonly GraphAnswer[]> {
  if (alertIds !== undefined) {
    return (await picturesOf(client, alertIds)).filter((picture) => picture !== null)
  }
  return alertId === null ? [] : [await client.fetchQuery(alertGraphQuery(alertId))]
}
