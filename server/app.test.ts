import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { testPorts } from './testing/desk.ts'

describe('the assembled API', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  beforeAll(async () => {
    desk = await testPorts()
  })
  afterAll(() => desk.close())

  test('answers health, readiness and its own description', async () => {
    const app = createApp(desk.ports)
    expect(await (await app.request('/api/health')).json()).toMatchObject({ status: 'ok' })
    expect(await (await app.request('/api/ready')).json()).toMatchObject({ checks: { database: 'ok' } })
    expect(await (await app.request('/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
  })

  test('answers what does not exist as a problem with a request id', async () => {
    const response = await createApp(desk.ports).request('/api/v1/nothing')
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      type: 'urn:kyt:problem:not-found',
      requestId: expect.any(String),
    })
  })
})
