import type { z } from 'zod'

/** What a caller must hold: nothing, any session, or a named permission (core/workflow/roles.ts). */
export type Access = 'public' | 'session' | `permission:${string}`

/**
 * One operation of the API, complete enough to serve it, to call it and to document it.
 *
 * - `idempotent` the caller sends `Idempotency-Key`; the same key and body get the same answer again
 * - `ifMatch`    the caller sends `If-Match` with the ETag it last read; a newer version answers 412
 * - `problems`   the problem statuses it may answer besides those that follow from how it is called (openapi.ts)
 */
export interface RouteSpec {
  readonly operationId: string
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  readonly path: `/api/${string}`
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly access: Access
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** The body is a file sent as it is, not JSON. */
  readonly rawBody?: true
  readonly idempotent?: true
  readonly ifMatch?: true
  readonly ok: {
    readonly status: 200 | 201 | 202 | 204
    readonly schema?: z.ZodType
    readonly contentType?: string
    readonly etag?: true
  }
  readonly problems: readonly number[]
}

/** Keeps the literal types of a route, so that the server and the client are typed by the same table. */
export function defineRoute<const R extends RouteSpec>(route: R): R {
  return route
}

type In<S> = S extends z.ZodType ? z.input<S> : undefined
type Out<S> = S extends z.ZodType ? z.output<S> : undefined

/** What a caller passes: inputs before defaults and coercion. */
export type RouteInput<R extends RouteSpec> = {
  params: In<R['params']>
  query: In<R['query']>
  body: In<R['body']>
}

/** What a handler receives: validated, with defaults. */
export type RouteData<R extends RouteSpec> = {
  params: Out<R['params']>
  query: Out<R['query']>
  body: Out<R['body']>
}

/** What a successful answer holds. */
export type RouteResult<R extends RouteSpec> = Out<R['ok']['schema']>
