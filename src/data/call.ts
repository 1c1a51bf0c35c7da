import type { z } from 'zod'
import type { RouteInput, RouteResult, RouteSpec } from '#core/contract/route.ts'
import { api, type ApiAnswer, type Method, type Query } from '#src/platform/http.ts'

type Filled<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] }

/** What a caller passes to a route: only the parts it has, plus the headers it demands. */
export type CallInput<R extends RouteSpec> = Filled<RouteInput<R>> & {
  readonly signal?: AbortSignal
} & (R['ifMatch'] extends true ? { readonly version: number } : object) &
  (R['idempotent'] extends true ? { readonly idempotencyKey: string } : object)

interface Loose {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
  version?: number
  idempotencyKey?: string
}

/**
 * Calls one route of the contract. The answer is checked against the contract's schema, so a desk pointed at
 * another implementation says "malformed" instead of showing something wrong.
 *
 * @throws ApiProblem
 */
export async function call<const R extends RouteSpec>(
  route: R,
  input: CallInput<R>,
): Promise<ApiAnswer<RouteResult<R>>> {
  const { params = {}, query, body, signal, version, idempotencyKey } = input as Loose
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const schema = route.ok.schema as z.ZodType<RouteResult<R>> | undefined
  return api<RouteResult<R>>(route.method.toUpperCase() as Method, path, {
    ...(query ? { query: query as Query } : {}),
    ...(body === undefined ? {} : { body }),
    ...(signal ? { signal } : {}),
    headers: {
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    parse: (value) => (schema ? schema.parse(value) : (undefined as RouteResult<R>)),
  })
}

/** A key for one intention of a person: kept through retries, new for the next intention. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID()
}
