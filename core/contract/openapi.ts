import { z } from 'zod'
import { Problem } from './common.ts'
import type { RouteSpec } from './route.ts'

type Json = { [key: string]: unknown }

const PROBLEM_TITLES: Record<number, string> = {
  400: 'The request is malformed; `errors` names each field',
  401: 'Nobody is signed in',
  403: 'The signed-in person may not do this',
  404: 'There is no such thing, or the reader may not know of it',
  409: 'The state of the resource does not allow this',
  412: 'Someone changed the resource since it was read; `current` holds it as it is now',
  413: 'Larger than this desk accepts',
  422: 'Understood, but a field does not meet a rule; `errors` names it',
  428: 'A required precondition header is missing',
  429: 'Too many attempts or open streams; wait',
  500: 'The desk failed; the request id finds it in the logs',
  503: 'Not ready yet',
}

/** Collects named schemas (`.meta({id})`) into components and leaves `$ref`s where they stood. */
class Components {
  readonly schemas: Json = {}

  convert(schema: z.ZodType, io: 'input' | 'output'): unknown {
    const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json
    const { $schema: _, $defs, ...root } = json
    for (const [name, definition] of Object.entries(($defs ?? {}) as Json)) this.keep(name, definition)
    const id = schema.meta()?.id
    if (id === undefined) return this.relink(root)
    this.keep(id, root)
    return { $ref: `#/components/schemas/${id}` }
  }

  private keep(name: string, definition: unknown): void {
    if (this.schemas[name] !== undefined) return
    this.schemas[name] = {}
    this.schemas[name] = this.relink(definition)
  }

  private relink(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.relink(item))
    if (value === null || typeof value !== 'object') return value
    const out: Json = {}
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'id' && typeof inner === 'string' && 'type' in value) continue
      out[key] =
        key === '$ref' && typeof inner === 'string'
          ? inner.replace('#/$defs/', '#/components/schemas/')
          : this.relink(inner)
    }
    return out
  }
}

function parameters(route: RouteSpec, components: Components): Json[] {
  const out: Json[] = []
  for (const [where, shape] of [
    ['path', route.params],
    ['query', route.query],
  ] as const) {
    if (shape === undefined) continue
    const object = components.convert(shape, 'input') as { properties: Json; required?: string[] }
    for (const [name, schema] of Object.entries(object.properties)) {
      out.push({
        name,
        in: where,
        required: where === 'path' || (object.required ?? []).includes(name),
        schema,
      })
    }
  }
  if (route.idempotent) {
    out.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      schema: { type: 'string', minLength: 8, maxLength: 100 },
    })
  }
  if (route.ifMatch) out.push({ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } })
  return out
}

function success(route: RouteSpec, components: Components): Json {
  const { schema, contentType, etag } = route.ok
  const headers = etag ? { headers: { ETag: { schema: { type: 'string' } } } } : {}
  if (schema)
    return {
      description: 'Done',
      ...headers,
      content: { 'application/json': { schema: components.convert(schema, 'output') } },
    }
  if (contentType)
    return { description: 'Done', ...headers, content: { [contentType]: { schema: { type: 'string' } } } }
  return { description: 'Done, nothing to say', ...headers }
}

/** What a route names, and what follows from how it is called. */
export function problemStatuses(route: RouteSpec): number[] {
  const takesInput = [route.params, route.query, route.body].some((schema) => schema !== undefined)
  const writes = route.method !== 'get'
  const follows = {
    400: takesInput,
    401: route.access !== 'public',
    // A permission that is missing; a write that another site made the browser send.
    403: route.access.startsWith('permission:') || writes,
    // An idempotency key that was used for something else.
    409: route.idempotent === true,
    413: route.body !== undefined,
    428: route.idempotent === true || route.ifMatch === true,
    500: true,
  }
  const implied = Object.entries(follows).flatMap(([status, does]) => (does ? [Number(status)] : []))
  return [...new Set([...route.problems, ...implied])].toSorted((a, b) => a - b)
}

function operation(route: RouteSpec, components: Components): Json {
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const statuses = problemStatuses(route)
  const body = route.rawBody
    ? {
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        required: true,
      }
    : route.body
      ? {
          content: { 'application/json': { schema: components.convert(route.body, 'input') } },
          required: true,
        }
      : undefined
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    ...(route.access === 'public' ? { security: [] } : {}),
    'x-access': route.access,
    parameters: parameters(route, components),
    ...(body ? { requestBody: body } : {}),
    responses: {
      [route.ok.status]: success(route, components),
      ...Object.fromEntries(
        statuses.map((s) => [s, { description: PROBLEM_TITLES[s] ?? 'Problem', content: problem }]),
      ),
    },
  }
}

/** The OpenAPI 3.1 document of a route table. Pure and ordered, so that the committed file can be compared. */
export function openApiDocument(routes: readonly RouteSpec[], version: string): Json {
  const components = new Components()
  components.convert(Problem, 'output')
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route, components) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'KYT Desk API',
      version,
      description:
        'Alerts, fund flows, labels and evidence of a compliance desk for digital assets. Amounts are integers in the smallest unit as decimal strings; instants are ISO-8601 UTC; null and unknown never mean clean. Readable at [/api/reference](/api/reference).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-kyt_session' } },
      schemas: Object.fromEntries(Object.entries(components.schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  }
}
