import { expect, test } from 'vitest'
import { openApiDocument } from '#core/contract/openapi.ts'
import { ROUTES } from '#core/contract/routes.ts'
import { ROLES } from '#core/workflow/roles.ts'
import { createApp } from '../app.ts'
import type { Ports } from '../ports.ts'
import { cookieTransport } from '../identity/session-transport.ts'
import { referencePage } from './page.ts'

const document = openApiDocument(ROUTES, '1.2.3')
const page = async (source: object = document) => String(await referencePage(source))
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found[1] ?? '')

test('shows every operation with its method, path and who may call it', async () => {
  const text = await page()
  for (const { operationId, method, path } of ROUTES) {
    const start = text.indexOf(`<article id="${operationId}">`)
    expect({ operationId, start }).not.toEqual({ operationId, start: -1 })
    const card = text.slice(start, text.indexOf('</article>', start))
    expect(card).toContain(`<span class="verb ${method}">${method}</span> <code>${path}</code>`)
    expect(card).toContain('Who may call it:')
  }
  const audit = text.slice(text.indexOf('<article id="auditHead">'))
  expect(audit.slice(0, audit.indexOf('</article>'))).toContain(
    'mlro, auditor (permission <code>audit.read</code>)',
  )
  expect(ROLES).toContain('auditor')
})

test('shows every schema, and no link leads nowhere', async () => {
  const text = await page()
  const ids = all(text, / id="([^"]+)"/g)
  expect(new Set(ids).size).toBe(ids.length)
  for (const target of all(text, /href="#([^"]+)"/g)) expect(ids).toContain(target)
  const { schemas } = (document as { components: { schemas: object } }).components
  for (const name of Object.keys(schemas)) expect(ids).toContain(`schema-${name}`)
})

test('escapes whatever the description says', async () => {
  const evil = `<script>alert("x")</script>' & "`
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return key === '$ref' || key === 'type' || key === 'in' ? value : evil
    if (Array.isArray(value)) return value.map((inner) => poison(inner, key))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        key === 'properties' || key === 'schemas' || key === 'paths' ? name + evil : name,
        poison(inner, name),
      ]),
    )
  }
  const text = await page(poison(document, '') as object)
  expect(text).toContain('&lt;script&gt;')
  expect(text).not.toContain('<script')
  expect(text).not.toMatch(/="[^"<>]*<[^"]*"/)
})

test('keeps the security policy: nothing inline, one style of its own', async () => {
  const text = await page()
  expect(text).not.toMatch(/<script|<style| style=| on\w+=|javascript:|https?:\/\//)
  const ports = {
    sessions: cookieTransport({ secureCookies: true }),
    clock: () => 0,
    randomToken: () => 'token-of-a-request',
    log: { info() {}, warn() {}, error() {} },
    config: { version: '1.2.3' },
  } as unknown as Ports
  const app = createApp(ports)
  const answer = await app.request('/api/reference')
  expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8')
  expect(all(await answer.text(), /<link rel="stylesheet" href="([^"]+)"/g)).toEqual(['/api/reference.css'])
  const style = await app.request('/api/reference.css')
  expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(await style.text()).toContain('color-scheme: light dark')
})
