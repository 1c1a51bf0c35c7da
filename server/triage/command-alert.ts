import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { alertDetail, type WireDetail } from '../store/alert-detail.ts'
import type { WireCommand } from './alert-command.ts'
import { type AlertActor, decideAlerts } from './decide-alerts.ts'

export interface CommandRequest {
  readonly alertId: string
  readonly command: WireCommand
  readonly actor: AlertActor
  /** Version the actor last saw. */
  readonly ifMatch: number
}

/**
 * Carries out one command on one alert and answers it as it then is; see `decideAlerts`.
 *
 * @throws ProblemError `not-found`, `changed` (with the alert as it is now), `forbidden`, `conflict`, `unprocessable`
 */
export async function commandAlert(ports: Ports, request: CommandRequest): Promise<WireDetail> {
  const { alertId, command, actor, ifMatch } = request
  const at = ports.clock()
  const problem = await ports.db.transaction(async (tx) => {
    const alerts = [{ id: alertId, version: ifMatch }]
    const [outcome] = await decideAlerts(tx, ports, { alerts, command, actor, bulk: false })
    if (outcome === undefined || outcome.ok) return null
    if (outcome.problem.kind !== 'changed') return outcome.problem
    return new ProblemError('changed', outcome.problem.message, {
      current: await alertDetail(tx, alertId, actor, at),
    })
  })
  if (problem !== null) throw problem
  return alertDetail(ports.db, alertId, actor, at)
}
