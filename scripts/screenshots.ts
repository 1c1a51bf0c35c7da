import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { chromium, type Page } from 'playwright'
import { chromiumArgs, chromiumPath } from './lib/chromium.ts'

/**
 * `npm run screenshots`: starts the product with the demonstration institution, walks through it as its people,
 * and writes every screen in dark and light at 1440x900 to docs/screenshots/. `PORT` moves it.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'docs/screenshots')
const dataDir = mkdtempSync(join(tmpdir(), 'kyt-screenshots-'))
/** Not every port will do: browsers and `fetch` refuse those of other services (4190 is one) without connecting. */
const PORT = Number(process.env['PORT'] ?? 4240)
const BASE = `http://localhost:${PORT}`
/** Longest time that building the page and the demonstration may take. */
const START_MS = 300_000
/** Longest wait for anything on a page, also on a machine that is busy. */
const PATIENCE_MS = 30_000

interface Shot {
  readonly name: string
  readonly person: string
  /** Brings the page to the state that is to be shown. */
  readonly show: (page: Page) => Promise<void>
}

/** The page shows no placeholder and has its fonts. (The network is never idle: the stream of events stays open.) */
const settled = async (page: Page) => {
  const placeholders = page.locator('[aria-busy="true"], [role="status"][aria-label="Loading"]')
  await expect(placeholders).toHaveCount(0, { timeout: PATIENCE_MS })
  await page.evaluate(async () => {
    await document.fonts.ready
  })
}

/** Opens a page and waits until it is the page of that title, filled. */
const at = (path: string, title: string) => async (page: Page) => {
  await page.goto(`${BASE}${path}`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await settled(page)
}

const openAlert = (rule: string) => async (page: Page) => {
  await at(`/alerts?rule=%5B%22${rule}%22%5D&open=true`, 'Alerts')(page)
  await page.getByRole('grid', { name: 'Alert queue' }).getByRole('row').nth(1).dblclick()
  await page.getByRole('region', { name: 'Why this alert' }).waitFor()
  await page.getByRole('region', { name: 'Flow of funds' }).getByRole('figure').waitFor()
  await settled(page)
}

const ANALYST = 'Tobias Ferris'
const MANAGER = 'Edgar Mok'

const SHOTS: readonly Shot[] = [
  { name: 'alerts', person: ANALYST, show: at('/alerts', 'Alerts') },
  { name: 'alert', person: ANALYST, show: openAlert('T02') },
  { name: 'alert-direct', person: ANALYST, show: openAlert('T03') },
  {
    name: 'explore',
    person: ANALYST,
    show: async (page) => {
      // A mixer: many customers of the institution touch it, so there is something to follow.
      await at('/labels?category=mixer', 'Labels')(page)
      await page.getByRole('grid').getByRole('link').first().click()
      await page.getByRole('region', { name: 'Investigation' }).getByRole('figure').waitFor()
      await settled(page)
    },
  },
  { name: 'cases', person: ANALYST, show: at('/cases?state=all', 'Cases') },
  {
    name: 'case',
    person: ANALYST,
    show: async (page) => {
      await at('/cases', 'Cases')(page)
      await page.getByRole('grid', { name: 'Cases' }).getByRole('row').nth(1).dblclick()
      await page.getByRole('region', { name: 'Notes and activity' }).getByRole('listitem').first().waitFor()
      await settled(page)
    },
  },
  { name: 'explore-empty', person: ANALYST, show: at('/explore', 'Explorer') },
  { name: 'trends', person: MANAGER, show: at('/trends', 'Trends') },
  { name: 'import', person: ANALYST, show: at('/import', 'Import') },
  { name: 'labels', person: ANALYST, show: at('/labels', 'Labels') },
  { name: 'rules', person: MANAGER, show: at('/rules', 'Rules') },
  {
    name: 'audit',
    person: 'Nora Lindqvist',
    show: async (page) => {
      await at('/audit', 'Audit trail')(page)
      await page.getByRole('button', { name: 'Verify the chain' }).click()
      await page.getByText(/^Intact/).waitFor({ timeout: 60_000 })
    },
  },
  { name: 'people', person: 'Jun Osei', show: at('/admin', 'People') },
  {
    name: 'palette',
    person: ANALYST,
    show: async (page) => {
      await at('/alerts', 'Alerts')(page)
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('dialog').getByRole('menuitem').first().waitFor()
    },
  },
]

const personaButton = (page: Page, person: string) => page.getByRole('button', { name: new RegExp(person) })

/** Comes in by a page that shows no case: who reads restricted alerts on the way leaves that in the trail. */
async function signIn(page: Page, person: string): Promise<void> {
  await page.goto(`${BASE}/rules`)
  await personaButton(page, person).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
}

const DOOR: Shot = {
  name: 'door',
  person: ANALYST,
  show: async (page) => {
    await page.goto(BASE)
    await personaButton(page, ANALYST).waitFor()
    await settled(page)
  },
}

async function shoot(): Promise<void> {
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: chromiumArgs(),
  })
  try {
    for (const colorScheme of ['dark', 'light'] as const) {
      for (const shot of [DOOR, ...SHOTS]) {
        const page = await browser.newPage({
          viewport: { width: 1440, height: 900 },
          colorScheme,
          reducedMotion: 'reduce',
          locale: 'en-HK',
          timezoneId: 'Asia/Hong_Kong',
        })
        page.setDefaultTimeout(PATIENCE_MS)
        const file = `${shot.name}-${colorScheme}.png`
        try {
          if (shot !== DOOR) await signIn(page, shot.person)
          await shot.show(page)
          await page.screenshot({ path: join(out, file), animations: 'disabled', caret: 'hide' })
        } catch (cause) {
          throw new Error(`${file} could not be taken (at ${page.url()})`, { cause })
        }
        await page.close()
        console.log(file)
      }
    }
  } finally {
    await browser.close()
  }
}

/** Resolves once the desk answers. @throws Error where it ends before, or does not answer in time */
async function ready(desk: ChildProcess): Promise<void> {
  for (const until = Date.now() + START_MS; Date.now() < until;) {
    if (desk.exitCode !== null) throw new Error(`the desk ended with ${desk.exitCode} before it answered`)
    const answer = await fetch(`${BASE}/api/ready`).catch((error: unknown) => error)
    if (answer instanceof Response && answer.ok) return
    // A port that is never connected to, whatever listens there: waiting would not help.
    if (answer instanceof TypeError && String(answer.cause).includes('bad port')) throw answer
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  throw new Error(`the desk did not answer at ${BASE} within ${START_MS / 1000} s`)
}

mkdirSync(out, { recursive: true })
const started = performance.now()
const desk = spawn(process.execPath, ['scripts/start.ts'], {
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
const ended = new Promise((resolve) => desk.once('close', resolve))
try {
  await ready(desk)
  await shoot()
  console.log(`${(SHOTS.length + 1) * 2} pictures in ${Math.round((performance.now() - started) / 1000)} s`)
} finally {
  desk.kill('SIGTERM')
  await ended
  rmSync(dataDir, { recursive: true, force: true })
}
