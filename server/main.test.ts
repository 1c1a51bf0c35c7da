import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from './main.ts'
import type { Desk } from './node/open-desk.ts'
import { testPorts } from './testing/desk.ts'

const webRoot = mkdtempSync(join(tmpdir(), 'kyt-page-'))
let database: Awaited<ReturnType<typeof testPorts>>
beforeAll(async () => {
  mkdirSync(join(webRoot, 'assets'))
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>The desk</title>')
  writeFileSync(join(webRoot, 'assets', 'app-0f3a.js'), 'export {}')
  database = await testPorts()
})
afterAll(async () => {
  await database.close()
  rmSync(webRoot, { recursive: true, force: true })
})

const PAGE = { port: 0, host: '127.0.0.1' }

function deskWith(overrides: Partial<Desk['ports']> = {}): Desk & { closed: number } {
  const desk = {
    ports: { ...database.ports, ...overrides },
    closed: 0,
    close: async () => {
      desk.closed += 1
    },
  }
  return desk
}

describe('what a desk serves', () => {
  let served: Listening
  beforeAll(async () => {
    const failing = async () => {
      throw new Error('the hasher broke: secret detail')
    }
    served = await listen(deskWith({ passwords: { hash: failing, verify: failing } }), { ...PAGE, webRoot })
  })
  afterAll(() => served.stop())
  const get = (path: string, init?: RequestInit) => fetch(`${served.url}${path}`, init)

  test('the page, asked for each time; its hashed files, kept for good', async () => {
    const page = await get('/')
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(await page.text()).toContain('The desk')
    const asset = await get('/assets/app-0f3a.js')
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-type')).toContain('javascript')
  })

  test('the page for every address of a page, and for nothing else', async () => {
    for (const path of ['/alerts', '/alerts/A-1', '/explore?account=eip155%3A1%3A0xab']) {
      const page = await get(path)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('The desk')
      expect(page.headers.get('cache-control')).toBe('no-cache')
    }
    expect((await get('/alerts', { method: 'HEAD' })).status).toBe(200)
    for (const path of ['/assets/app-gone.js', '/assets/', '/favicon.ico', '/..%2f..%2fpackage.json']) {
      const missing = await get(path)
      expect(`${path} ${missing.status}`).toBe(`${path} 404`)
      expect(missing.headers.get('cache-control') ?? '').not.toContain('immutable')
    }
    expect((await get('/alerts', { method: 'POST' })).status).toBe(404)
  })

  test('problems for addresses that the API does not have', async () => {
    for (const [method, path] of [
      ['GET', '/api'],
      ['GET', '/api/v1/nothing'],
      ['DELETE', '/api/v1/alerts'],
    ] as const) {
      const answer = await get(path, { method })
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
    }
  })

  test('security headers with everything, errors included', async () => {
    const setup = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Ada', email: 'ada@example.test', password: 'correct horse battery' }),
    }
    const answers = {
      page: await get('/'),
      asset: await get('/assets/app-0f3a.js'),
      missing: await get('/assets/gone.js'),
      api: await get('/api/health'),
      refused: await get('/api/v1/alerts'),
      failed: await get('/api/v1/setup', setup),
      malformed: await get('/%E0%A4%A'),
    }
    expect(answers.failed.status).toBe(500)
    expect(await answers.failed.text()).not.toContain('secret detail')
    for (const [name, { headers }] of Object.entries(answers)) {
      expect({ name, policy: headers.get('content-security-policy') }).toEqual({
        name,
        policy: expect.stringMatching(/default-src 'self'.+require-trusted-types-for 'script'/),
      })
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  })
})

describe('stopping', () => {
  const setup = (url: string) =>
    fetch(`${url}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Ada', email: 'ada@example.test', password: 'correct horse battery' }),
    })

  test('lets a running request finish, takes no new one, closes the database once', async () => {
    const begun = Promise.withResolvers<void>()
    const release = Promise.withResolvers<string>()
    const hash = () => {
      begun.resolve()
      return release.promise
    }
    const desk = deskWith({ passwords: { hash, verify: async () => false } })
    const served = await listen(desk, { ...PAGE, webRoot: null })
    const slow = setup(served.url)
    await begun.promise

    const stopped = served.stop()
    expect(served.stop()).toBe(stopped)
    await expect(fetch(`${served.url}/api/health`)).rejects.toThrow('fetch failed')
    expect(desk.closed).toBe(0)

    release.resolve('hashed')
    expect((await slow).status).toBe(201)
    const started = performance.now()
    await stopped
    // The connection of the finished request is kept alive by the browser; the desk does not wait for that.
    expect(performance.now() - started).toBeLessThan(2_000)
    await served.stop()
    expect(desk.closed).toBe(1)
  })

  test('does not wait for connections that ask nothing', async () => {
    const desk = deskWith()
    const served = await listen(desk, { ...PAGE, webRoot: null })
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1')
    await new Promise((resolve) => socket.once('connect', resolve))
    await (await fetch(`${served.url}/api/health`)).text()
    const started = performance.now()
    await served.stop()
    expect(performance.now() - started).toBeLessThan(2_000)
    socket.destroy()
  })

  test('a port that is taken is an error, not a crash', async () => {
    const served = await listen(deskWith(), { ...PAGE, webRoot: null })
    const port = Number(new URL(served.url).port)
    await expect(listen(deskWith(), { ...PAGE, port, webRoot: null })).rejects.toThrow('EADDRINUSE')
    await served.stop()
  })
})
