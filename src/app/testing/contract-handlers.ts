import { getResponse, http, HttpResponse, type RequestHandler } from 'msw'
import { vi } from 'vitest'
import type { RouteResult, RouteSpec } from '#core/contract/route.ts'

/** For tests only. What a handler is given of a request. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: unknown
  readonly headers: Headers
}

/** A handler for one route of the contract: what it answers is typed by the route and checked against it. */
export function answer<const R extends RouteSpec>(
  route: R,
  reply: (asked: Asked) => RouteResult<R> | Response,
): RequestHandler {
  const path = `*${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`
  return http[route.method](path, async ({ request, params }) => {
    const body: unknown = request.method === 'GET' ? null : await request.json()
    const found = reply({
      params: Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)])),
      query: new URL(request.url).searchParams,
      body,
      headers: request.headers,
    })
    if (found instanceof Response) return found
    return HttpResponse.json(route.ok.schema?.parse(found) as never, { status: route.ok.status })
  })
}

/** An RFC 9457 answer. */
export function problem(status: number, title: string, more: Record<string, unknown> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, requestId: 'r-1', ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
}

/** Answers the page's requests with the handlers, the first that fits; what none fits is a 404. */
export function serve(...handlers: readonly RequestHandler[]): void {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(
      input instanceof Request ? input : new URL(String(input), location.href),
      init,
    )
    return (await getResponse([...handlers], request)) ?? problem(404, `No handler for ${request.url}`)
  })
}
