import { defineConfig, devices } from '@playwright/test'
import { chromiumArgs, chromiumPath } from './scripts/lib/chromium.ts'
import { DEMO_PORT, EMPTY_PORT, REAL_DATA, REAL_PORT, SERVER_PORT, STILL_PORT } from './e2e/homes.ts'

const executablePath = chromiumPath()
const ci = process.env['CI'] !== undefined

/**
 * Journeys run against what a person would run: the built product on its embedded database (`server`), an empty
 * desk (`empty`), and the static demo (`demo`); pictures are compared on a desk whose clock stands still (`visual`),
 * and real public cases are worked on where this machine has their data (`real`).
 * Each starts from nothing.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.test/e2e',
  snapshotPathTemplate: 'e2e/visual/baselines/{arg}{ext}',
  workers: 2,
  fullyParallel: false,
  forbidOnly: ci,
  // A journey takes seconds; on a machine where everything is busy, three times as long.
  timeout: 180_000,
  // Nor is how fast a page answers asked here: that is what the benchmarks measure.
  expect: { timeout: 20_000 },
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
      name: 'visual',
      testMatch: /visual\/.*\.spec\.ts/,
      use: { baseURL: `http://localhost:${STILL_PORT}` },
    },
    { name: 'real', testMatch: /real\/.*\.spec\.ts/, use: { baseURL: `http://localhost:${REAL_PORT}` } },
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
    {
      command: 'node e2e/serve-home.ts still',
      url: `http://localhost:${STILL_PORT}/api/ready`,
      timeout: 120_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
    // Without real data its tests say "skipped" and nobody visits.
    ...(REAL_DATA === null
      ? []
      : [
          {
            command: 'node e2e/serve-home.ts real',
            url: `http://localhost:${REAL_PORT}/api/ready`,
            timeout: 120_000,
            gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5000 },
          },
        ]),
    { command: 'node e2e/serve-home.ts demo', url: `http://localhost:${DEMO_PORT}/`, timeout: 60_000 },
  ],
})
