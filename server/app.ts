import { Hono } from 'hono'
import { CancelledError } from '#core/flow/watch.ts'
import type { AppEnv } from './http/bind.ts'
import { ProblemError, problemResponse } from './http/problem.ts'
import type { Ports } from './ports.ts'
import { callerOf } from './identity/sessions.ts'
import { createImports } from './imports/imports.ts'
import { screenAfterImport } from './monitor/pipeline.ts'
import { addressRoutes } from './routes/addresses.ts'
import { alertGroupRoutes } from './routes/alert-groups.ts'
import { alertRoutes } from './routes/alerts.ts'
import { assignmentRoutes } from './routes/assignment.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { auditRoutes } from './routes/audit.ts'
import { bookRoutes } from './routes/books.ts'
import { caseRoutes } from './routes/cases.ts'
import { exposureRoutes } from './routes/exposures.ts'
import { graphRoutes } from './routes/graph.ts'
import { importRoutes } from './routes/imports.ts'
import { investigationRoutes } from './routes/investigations.ts'
import { labelRoutes } from './routes/labels.ts'
import { liveRoutes } from './routes/live.ts'
import { operationsRoutes } from './routes/operations.ts'
import { mentionRoutes } from './routes/mentions.ts'
import { queueViewRoutes } from './routes/queue-views.ts'
import { ruleRoutes } from './routes/rules.ts'
import { sessionRoutes } from './routes/session.ts'
import { slaTermsRoutes } from './routes/sla-terms.ts'
import { trendRoutes } from './routes/trends.ts'

/** Assembles the API from its ports. Runs anywhere `fetch` runs: Node, a browser worker, a test. */
export function createApp(ports: Ports): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.use('/api/*', async (context, next) => {
    const requestId = context.req.header('x-request-id')?.slice(0, 64) ?? ports.randomToken().slice(0, 16)
    context.set('requestId', requestId)
    context.set('caller', null)
    const started = ports.clock()
    refuseForeignWrites(context.req.raw)
    context.set('caller', await callerOf(ports, ports.sessions.read(context.req.raw)))
    await next()
    context.res.headers.set('x-request-id', requestId)
    ports.log.info('request', {
      requestId,
      method: context.req.method,
      path: new URL(context.req.url).pathname,
      status: context.res.status,
      ms: ports.clock() - started,
    })
  })

  operationsRoutes(app, ports)
  sessionRoutes(app, ports)
  auditRoutes(app, ports)
  alertRoutes(app, ports)
  queueViewRoutes(app, ports)
  mentionRoutes(app, ports)
  liveRoutes(app, ports)
  attachmentRoutes(app, ports)
  alertGroupRoutes(app, ports)
  assignmentRoutes(app, ports)
  slaTermsRoutes(app, ports)
  addressRoutes(app, ports)
  exposureRoutes(app, ports)
  graphRoutes(app, ports)
  investigationRoutes(app, ports)
  caseRoutes(app, ports)
  ruleRoutes(app, ports)
  bookRoutes(app, ports)
  trendRoutes(app, ports)
  importRoutes(app, ports, createImports(ports, screenAfterImport))
  labelRoutes(app, ports)

  // A route, not `app.notFound`: that is not heard where this app is part of another.
  app.all('/api/*', () => {
    throw new ProblemError('not-found', 'There is no such address in this API.')
  })
  app.onError((error, context) => {
    const requestId = context.get('requestId') ?? '-'
    if (error instanceof CancelledError) {
      // Whoever asked is gone: nobody reads the answer, and nothing failed.
      ports.log.info('request.abandoned', { requestId })
    } else if (!(error instanceof ProblemError)) {
      ports.log.error('request.failed', { requestId, message: error.message, stack: error.stack })
    }
    return problemResponse(error, requestId)
  })
  return app
}

/** A write that another site made the browser send is refused, beside the cookie being SameSite=Strict. */
function refuseForeignWrites(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    throw new ProblemError('forbidden', 'Writes are accepted from the desk itself only.')
  }
}
