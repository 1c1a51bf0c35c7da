import type { Hono } from 'hono'
import { listExposures, transferExposure } from '#core/contract/addresses.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { accountExposures, transferExposureOf } from '../tracing/account-exposures.ts'
import type { Ports } from '../ports.ts'
import { canonicalKey } from '../store/wire.ts'

/** Where funds come from and go to, asked of the engine. */
export function exposureRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, listExposures).to(async ({ query, request }) => {
    const account = canonicalKey(query.account, 'query.account')
    return { value: await accountExposures(ports, { ...query, account }, request.signal) }
  })

  bind(app, ports, transferExposure).to(async ({ query, request }) => ({
    value: await transferExposureOf(ports, query.transfer, request.signal),
  }))
}
