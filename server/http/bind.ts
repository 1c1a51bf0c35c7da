import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { RouteData, RouteResult, RouteSpec } from '#core/contract/route.ts'
import { type Permission, permissionsOf, type Role } from '#core/workflow/roles.ts'
import type { Ports } from '../ports.ts'
import { answerOnce } from './idempotency.ts'
import { type FieldError, ProblemError } from './problem.ts'

/** Far above any decision a person writes; files travel as raw bodies. */
const MAX_JSON_BYTES = 1024 * 1024

/** Who is asking, found by the session cookie. */
export interface Caller {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
}

export interface AppEnv {
  Variables: { requestId: string; caller: Caller | null; idempotencyKey: string | null }
}

export type Call<R extends RouteSpec> = RouteData<R> & {
  readonly ports: Ports
  /** Null only on public routes. */
  readonly caller: R['access'] extends 'public' ? Caller | null : Caller
  /** Version named by `If-Match`; null unless the route demands it. */
  readonly ifMatch: number | null
  readonly request: Request
  readonly context: Context<AppEnv>
}

export interface Answer<R extends RouteSpec> {
  readonly value: RouteResult<R>
  /** Version of the resource; sent as a strong ETag. */
  readonly version?: number
}

export type Handler<R extends RouteSpec> = (call: Call<R>) => Promise<Answer<R> | Response>

/**
 * Serves one route of the contract: checks who asks, validates what they send, runs the handler, and answers in
 * the contract's shapes. Everything that goes wrong is thrown as a `ProblemError` and answered at the edge.
 * In two steps, `bind(app, ports, route).to(handler)`, so that the handler is typed by a route already known.
 */
export function bind<R extends RouteSpec>(app: Hono<AppEnv>, ports: Ports, route: R) {
  return { to: (handler: Handler<R>) => serve(app, ports, route, handler) }
}

function serve<R extends RouteSpec>(app: Hono<AppEnv>, ports: Ports, route: R, handler: Handler<R>): void {
  const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
  app.on(route.method.toUpperCase(), path, async (context) => {
    const caller = context.get('caller')
    authorise(route, caller)
    const data = {
      params: check(route.params, context.req.param(), 'path'),
      query: check(route.query, queryOf(context.req.url), 'query'),
      body: route.body ? check(route.body, await jsonOf(context.req.raw), 'body') : undefined,
    }
    const ifMatch = route.ifMatch ? versionOf(context.req.header('if-match')) : null
    const run = async (): Promise<Response> => {
      const call = {
        ...data,
        ports,
        caller,
        ifMatch,
        request: context.req.raw,
        context,
      } as unknown as Call<R>
      const answer = await handler(call)
      return answer instanceof Response ? answer : respond(ports, route, answer)
    }
    if (!route.idempotent) return run()
    return answerOnce(
      ports,
      { key: context.req.header('idempotency-key'), route: route.operationId, caller, data },
      run,
    )
  })
}

function authorise(route: RouteSpec, caller: Caller | null): void {
  if (route.access === 'public') return
  if (caller === null) throw new ProblemError('unauthenticated', 'Sign in to use the desk.')
  if (route.access === 'session') return
  const permission = route.access.slice('permission:'.length) as Permission
  if (!permissionsOf(caller.role).includes(permission)) {
    throw new ProblemError('forbidden', `The role ${caller.role} may not do this (${permission}).`)
  }
}

function check(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (schema === undefined) return undefined
  const result = schema.safeParse(value)
  if (result.success) {
    refuseUnstorable(result.data, where)
    return result.data
  }
  const errors: FieldError[] = result.error.issues.map((issue) => ({
    field: [where, ...issue.path.map(String)].join('.'),
    message: issue.message,
  }))
  const first = errors[0]
  throw new ProblemError('validation', first ? `${first.field}: ${first.message}` : 'Malformed.', { errors })
}

/**
 * Text that PostgreSQL cannot hold, wherever it stands: the NUL character, and halves of a surrogate pair, which have
 * no encoding. Refused at the door, so that no query needs to know.
 */
function refuseUnstorable(value: unknown, field: string): void {
  if (typeof value === 'string') {
    if (!value.includes('\0') && value.isWellFormed()) return
    const message = 'holds a character that is no text (NUL, or half of a surrogate pair)'
    throw new ProblemError('validation', `${field}: ${message}`, { errors: [{ field, message }] })
  }
  if (value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) {
    const inside = `${field}.${key}`
    refuseUnstorable(key, field)
    refuseUnstorable(inner, inside)
  }
}

function queryOf(url: string): Record<string, string | string[]> {
  const out: Record<string, string | string[]> = {}
  for (const [key, value] of new URL(url).searchParams) {
    const before = out[key]
    out[key] = before === undefined ? value : [before, value].flat()
  }
  return out
}

async function jsonOf(request: Request): Promise<unknown> {
  if (!request.headers.get('content-type')?.includes('application/json')) {
    throw new ProblemError('validation', 'The body must be JSON (content-type: application/json).')
  }
  try {
    return JSON.parse(await textOf(request))
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError('validation', 'The body is not valid JSON.')
  }
}

/** The body as text, read no further than it may be long. */
async function textOf(request: Request): Promise<string> {
  const reader = request.body?.getReader()
  // Some browsers, in which the demonstration runs, show no stream of a request's body.
  if (reader === undefined) return request.text()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes += piece.value.byteLength
    if (bytes > MAX_JSON_BYTES) {
      throw new ProblemError('too-large', `A JSON body may have at most ${MAX_JSON_BYTES} bytes.`)
    }
    text += decoder.decode(piece.value, { stream: true })
  }
  return text + decoder.decode()
}

/** `If-Match: "7"` -> 7. */
function versionOf(header: string | undefined): number {
  const match = /^"(\d+)"$/.exec(header ?? '')
  if (!match) throw new ProblemError('precondition-required', 'Send If-Match with the ETag you last read.')
  return Number(match[1])
}

function respond<R extends RouteSpec>(ports: Ports, route: R, answer: Answer<R>): Response {
  const { status, schema, etag } = route.ok
  if (schema === undefined) return new Response(null, { status })
  const body = ports.config.validateResponses ? schema.parse(answer.value) : answer.value
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  if (etag && answer.version !== undefined) headers.set('etag', `"${answer.version}"`)
  return new Response(JSON.stringify(body), { status, headers })
}
