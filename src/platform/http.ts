import { env } from './env.ts'
import { ApiProblem, problemFrom } from './api-problem.ts'

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

export interface ApiRequest<T> {
  readonly query?: Query
  /** Sent as JSON; a FormData or Blob is sent as it is. */
  readonly body?: unknown
  /** e.g. `If-Match`, `Idempotency-Key`. */
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Turns the body into the domain's type, and throws if it is not one. Runs on success only. */
  readonly parse: (body: unknown) => T
}

export interface ApiAnswer<T> {
  readonly data: T
  readonly status: number
  /** Version of the resource, for `If-Match`. */
  readonly etag: string | null
  readonly requestId: string | null
  /** Age in seconds and similar: what says whether an answer is fresh. */
  readonly headers: Headers
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One call to the API. Resolves with a parsed answer; rejects with an ApiProblem whose `kind` says what failed
 * (the server said no, the network, or an answer that is not the contract's), or with the signal's AbortError.
 */
export async function api<T>(method: Method, path: string, request: ApiRequest<T>): Promise<ApiAnswer<T>> {
  const response = await send(method, path, request)
  const requestId = response.headers.get('x-request-id')
  if (!response.ok) throw await problemFrom(response)
  const body = await readBody(response, request.signal)
  let data: T
  try {
    data = request.parse(body)
  } catch (cause) {
    throw new ApiProblem({
      kind: 'malformed',
      status: response.status,
      title: 'The answer is not what the API promises',
      requestId,
      cause,
    })
  }
  return {
    data,
    status: response.status,
    etag: response.headers.get('etag'),
    requestId,
    headers: response.headers,
  }
}

async function send(method: Method, path: string, request: ApiRequest<unknown>): Promise<Response> {
  const raw = request.body instanceof FormData || request.body instanceof Blob ? request.body : null
  const body = raw ?? JSON.stringify(request.body)
  try {
    return await fetch(urlOf(path, request.query), {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json, application/problem+json',
        ...(request.body !== undefined && raw === null ? { 'content-type': 'application/json' } : {}),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body }),
      ...(request.signal ? { signal: request.signal } : {}),
    })
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw new ApiProblem({ kind: 'network', title: 'The server could not be reached', cause })
  }
}

/** The full address of an API path; lists repeat their key, null and undefined are left out. */
export function urlOf(path: string, query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue
    for (const item of Array.isArray(value) ? value : [value]) params.append(key, String(item))
  }
  const text = params.toString()
  return `${env.apiBase}${path}${text === '' ? '' : `?${text}`}`
}

async function readBody(response: Response, signal: AbortSignal | undefined): Promise<unknown> {
  if (response.status === 204) return null
  try {
    const text = await response.text()
    return text === '' ? null : (JSON.parse(text) as unknown)
  } catch (cause) {
    if (signal?.aborted) throw cause
    const kind = cause instanceof SyntaxError ? 'malformed' : 'network'
    throw new ApiProblem({
      kind,
      status: response.status,
      title: kind === 'malformed' ? 'The answer is not JSON' : 'The connection broke off',
      requestId: response.headers.get('x-request-id'),
      cause,
    })
  }
}
