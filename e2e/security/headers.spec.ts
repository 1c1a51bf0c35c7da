import { expect, test } from '../fixtures.ts'

test('every answer carries the strict policy, and writes from other sites are refused', async ({
  request,
}) => {
  for (const path of ['/', '/alerts', '/api/health', '/api/v1/nothing']) {
    const response = await request.get(path)
    const policy = response.headers()['content-security-policy'] ?? ''
    expect(policy, path).toContain("script-src 'self';")
    expect(policy, path).toContain("style-src 'self';")
    expect(policy, path).toContain("require-trusted-types-for 'script'")
    expect(policy, path).not.toContain('unsafe')
    expect(response.headers()['x-content-type-options'], path).toBe('nosniff')
  }
  const foreign = await request.post('/api/v1/session/persona', {
    headers: { 'sec-fetch-site': 'cross-site' },
    data: { personaId: 'p-mira' },
  })
  expect(foreign.status()).toBe(403)
})

test('the page is cross-origin isolated, so that its workers may share memory with it', async ({
  desk,
  page,
}) => {
  await desk.enterAs('analyst')
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
})

test('the session is a cookie that no script can read', async ({ desk, page }) => {
  await desk.enterAs('analyst')
  expect(await page.evaluate(() => document.cookie)).toBe('')
  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
})
