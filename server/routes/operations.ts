import { sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import { health, ready } from '#core/contract/assurance.ts'
import { openApiDocument } from '#core/contract/openapi.ts'
import { ROUTES } from '#core/contract/routes.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { referencePage } from '../reference/page.ts'
import { REFERENCE_STYLE } from '../reference/style.ts'

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

  const document = openApiDocument(ROUTES, version)
  app.get('/api/openapi.json', (context) => context.json(document))
  app.get('/api/reference', (context) => context.html(referencePage(document)))
  // A file of its own, because the security policy allows no style inside a page.
  app.get('/api/reference.css', (context) =>
    context.body(REFERENCE_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
}
