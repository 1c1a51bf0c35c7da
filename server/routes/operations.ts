import { sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import { health, ready } from '#core/contract/assurance.ts'
import { openApiDocument } from '#core/contract/openapi.ts'
import { ROUTES } from '#core/contract/routes.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'

/** Health, readiness and the API's own description. */
export function operationsRoutes(app: Hono<AppEnv>, ports: Ports): void {
  const { version } = ports.config

  bind(app, ports, health).to(async () => ({ value: { status: 'ok', version, checks: {} } }))

  bind(app, ports, ready).to(async () => {
    try {
      await ports.db.execute(sql`select 1`)
    } catch {
      throw new ProblemError('not-ready', 'The database does not answer.')
    }
    return { value: { status: 'ok', version, checks: { database: 'ok' } } }
  })

  app.get('/api/openapi.json', (context) => context.json(openApiDocument(ROUTES, version)))
}
