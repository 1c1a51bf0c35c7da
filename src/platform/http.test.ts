import { afterEach, expect, test, vi } from 'vitest'
import { ApiProblem } from './api-problem.ts'
import { api, urlOf } from './http.ts'

afterEach(() => vi.unstubAllGlobals())

function answer(body: string, init: ResponseInit): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, init)))
}

async function problemOf(call: Promise<unknown>): Promise<ApiProblem> {
  const error: unknown = await call.then(
    () => null,
    (cause: unknown) => cause,
  )
  expect(error).toBeInstanceOf(ApiProblem)
  return error as ApiProblem
}

const asText = (body: unknown) => String(body)

test('an answer is parsed and carries its version', async () => {
  answer('{"n":1}', { headers: { etag: '"7"', 'x-request-id': 'r1' } })
  const got = await api('GET', '/api/v1/x', { parse: (body) => (body as { n: number }).n })
  expect(got).toMatchObject({ data: 1, status: 200, etag: '"7"', requestId: 'r1' })
})

test('a request is JSON of this origin with what the caller adds', async () => {
  const calls: [string, RequestInit][] = []
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    calls.push([url, init])
    return Promise.resolve(new Response(null, { status: 204 }))
  })
  await api('POST', '/api/v1/x', { body: { a: 1 }, headers: { 'If-Match': '"7"' }, parse: asText })
  expect(calls[0]?.[0]).toBe('/api/v1/x')
  expect(calls[0]?.[1]).toMatchObject({
    method: 'POST',
    credentials: 'same-origin',
    body: '{"a":1}',
    headers: { 'content-type': 'application/json', 'If-Match': '"7"' },
  })
})

test('a problem document becomes a typed error with its fields', async () => {
  const problem = {
    type: 'https://kyt.example/problems/validation',
    title: 'Some rows were refused',
    detail: '2 of 40',
    requestId: 'r9',
    errors: [{ field: 'rationale', message: 'is required' }, { row: 3, message: 'no such alert' }, 'noise'],
    changedBy: 'Lee',
  }
  answer(JSON.stringify(problem), { status: 422 })
  const error = await problemOf(api('PUT', '/x', { parse: asText }))
  expect(error).toMatchObject({
    kind: 'problem',
    status: 422,
    title: problem.title,
    detail: '2 of 40',
    requestId: 'r9',
  })
  expect(error.errors).toEqual([
    { field: 'rationale', row: null, message: 'is required' },
    { field: null, row: 3, message: 'no such alert' },
  ])
  expect(error.document['changedBy']).toBe('Lee')
  expect(error.isTransient).toBe(false)
})

test('an error without a document keeps its status and request id', async () => {
  answer('<html>', { status: 502, statusText: 'Bad Gateway', headers: { 'x-request-id': 'r2' } })
  const error = await problemOf(api('GET', '/x', { parse: asText }))
  expect(error).toMatchObject({ status: 502, title: 'Bad Gateway', requestId: 'r2', isTransient: true })
})

test('no answer is a kind of its own', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await problemOf(api('GET', '/x', { parse: asText }))).toMatchObject({ kind: 'network', status: 0 })
})

test('an answer that breaks the contract is a kind of its own', async () => {
  answer('not json', { status: 200 })
  expect((await problemOf(api('GET', '/x', { parse: asText }))).kind).toBe('malformed')
  answer('{}', { status: 200, headers: { 'x-request-id': 'r3' } })
  const refuse = () => {
    throw new Error('id is missing')
  }
  expect(await problemOf(api('GET', '/x', { parse: refuse }))).toMatchObject({
    kind: 'malformed',
    requestId: 'r3',
  })
})

test('an aborted call rejects with the abort, not with a problem', async () => {
  const controller = new AbortController()
  controller.abort()
  const call = api('GET', 'http://localhost/x', { parse: asText, signal: controller.signal })
  await expect(call).rejects.toMatchObject({ name: 'AbortError' })
})

test('a query repeats lists and leaves out what is not there', () => {
  expect(urlOf('/x', { q: 'a b', severity: ['5', '4'], after: null, limit: 50 })).toBe(
    '/x?q=a+b&severity=5&severity=4&limit=50',
  )
})
