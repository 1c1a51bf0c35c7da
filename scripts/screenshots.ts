import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { chromium, type Page } from 'playwright'
import { chromiumArgs, chromiumPath } from './lib/chromium.ts'

/**
 * `npm run screenshots`: starts the product with the demonstration institution, walks through it as its people,
 * and writes every screen in dark and light at 1440x900 to docs/screenshots/.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'docs/screenshots')
const dataDir = mkdtempSync(join(tmpdir(), 'kyt-screenshots-'))
const PORT = 4190
const BASE = `http://localhost:${PORT}`

interface Shot {
  readonly name: string
  readonly person: string
  /** Brings the page to the state that is to be shown. */
  readonly show: (page: Page) => Promise<void>
}

/** Longest wait for data after the page itself is there. */
const PATIENCE_MS = 10_000

/** The page stands and shows no placeholder. (The network is never idle: the stream of events stays open.) */
const settled = async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).waitFor()
  const busy = page.locator('[aria-busy="true"], [role="status"][aria-label]:not(footer)')
  await expect(busy).toHaveCount(0, { timeout: PATIENCE_MS })
}

const at = (path: string) => async (page: Page) => {
  await page.goto(`${BASE}${path}`)
  await settled(page)
}

const openAlert = (query: string) => async (page: Page) => {
  await at(`/alerts${query}`)(page)
  await page.getByRole('row').nth(1).dblclick()
  await page.getByRole('region', { name: 'Flow of funds' }).getByRole('figure').waitFor()
  await settled(page)
}

const SHOTS: readonly Shot[] = [
  { name: 'alerts', person: 'Tobias Ferris', show: at('/alerts') },
  { name: 'alert', person: 'Tobias Ferris', show: openAlert('?rule=%5B%22T02%22%5D&open=true') },
  { name: 'alert-direct', person: 'Tobias Ferris', show: openAlert('?rule=%5B%22T03%22%5D&open=true') },
  {
    name: 'explore',
    person: 'Tobias Ferris',
    show: async (page) => {
      // A mixer: many customers of the institution touch it, so there is something to follow.
      await at('/labels?category=mixer')(page)
      await page.getByRole('grid').getByRole('link').first().click()
      await page.getByRole('figure').first().waitFor()
      await settled(page)
    },
  },
  { name: 'explore-empty', person: 'Tobias Ferris', show: at('/explore') },
  { name: 'trends', person: 'Edgar Mok', show: at('/trends') },
  { name: 'import', person: 'Tobias Ferris', show: at('/import') },
  { name: 'labels', person: 'Tobias Ferris', show: at('/labels') },
  { name: 'rules', person: 'Edgar Mok', show: at('/rules') },
  {
    name: 'audit',
    person: 'Nora Lindqvist',
    show: async (page) => {
      await at('/audit')(page)
      await page.getByRole('button', { name: 'Verify the chain' }).click()
      await page.getByText(/^Intact/).waitFor({ timeout: 60_000 })
    },
  },
  { name: 'people', person: 'Jun Osei', show: at('/admin') },
  {
    name: 'palette',
    person: 'Tobias Ferris',
    show: async (page) => {
      await at('/alerts')(page)
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('dialog').waitFor()
    },
  },
]

async function signIn(page: Page, person: string): Promise<void> {
  await page.goto(BASE)
  await page.getByRole('button', { name: new RegExp(person) }).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
}

async function shoot(): Promise<void> {
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: chromiumArgs(),
  })
  for (const colorScheme of ['dark', 'light'] as const) {
    const options = {
      viewport: { width: 1440, height: 900 },
      colorScheme,
      reducedMotion: 'reduce' as const,
      locale: 'en-HK',
    }
    const door = await browser.newPage(options)
    await door.goto(BASE)
    await settled(door)
    await door.screenshot({ path: join(out, `door-${colorScheme}.png`) })
    await door.close()
    for (const shot of SHOTS) {
      const page = await browser.newPage(options)
      await signIn(page, shot.person)
      await shot.show(page)
      await page.screenshot({ path: join(out, `${shot.name}-${colorScheme}.png`) })
      await page.close()
      console.log(`${shot.name}-${colorScheme}.png`)
    }
  }
  await browser.close()
}

mkdirSync(out, { recursive: true })
const server = spawn(process.execPath, ['scripts/start.ts'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    PORT: String(PORT),
    HOST: 'localhost',
    KYT_DATA_DIR: dataDir,
    KYT_LOG: 'quiet',
    DATABASE_URL: '',
    KYT_DEMO: 'on',
  },
})
try {
  for (let waited = 0; waited < 180; waited += 1) {
    const answer = await fetch(`${BASE}/api/ready`).catch(() => null)
    if (answer?.ok) break
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  await shoot()
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('close', resolve))
  rmSync(dataDir, { recursive: true, force: true })
}
