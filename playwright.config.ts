import { defineConfig, devices } from '@playwright/test'
import { chromiumArgs, chromiumPath } from './scripts/lib/chromium.ts'
import { DEMO_PORT, EMPTY_PORT, SERVER_PORT } from './e2e/homes.ts'

const executablePath = chromiumPath()
const ci = process.env['CI'] !== undefined

/**
 * Journeys run against what a person would run: the built product on its embedded database (`server`), an empty
 * desk (`empty`), and the static demo (`demo`). Each starts from nothing.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.test/e2e',
  workers: 2,
  fullyParallel: false,
  forbidOnly: ci,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-HK',
    timezoneId: 'Asia/Hong_Kong',
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumArgs() },
  },
  projects: [
    {
      name: 'server',
      testMatch: /(journeys|a11y|security)\/.*\.spec\.ts/,
      use: { baseURL: `http://localhost:${SERVER_PORT}` },
    },
    { name: 'empty', testMatch: /empty\/.*\.spec\.ts/, use: { baseURL: `http://localhost:${EMPTY_PORT}` } },
    {
      name: 'demo',
      testMatch: /(demo|journeys)\/.*\.spec\.ts/,
      use: { baseURL: `http://localhost:${DEMO_PORT}` },
    },
  ],
  webServer: [
    {
      command: 'node e2e/serve-home.ts server',
      url: `http://localhost:${SERVER_PORT}/api/ready`,
      timeout: 120_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
    {
      command: 'node e2e/serve-home.ts empty',
      url: `http://localhost:${EMPTY_PORT}/api/ready`,
      timeout: 120_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
    { command: 'node e2e/serve-home.ts demo', url: `http://localhost:${DEMO_PORT}/`, timeout: 60_000 },
  ],
})
