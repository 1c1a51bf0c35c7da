import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test as base } from '@playwright/test'
import { Desk } from './pages/desk.ts'

interface Fixtures {
  readonly desk: Desk
  /** Rules of WCAG 2.2 A and AA that the page breaks now, with the first element of each. */
  readonly axe: () => Promise<string[]>
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Answers that are part of a journey (a refused sign-in, a conflict) and that the browser reports as errors. */
const EXPECTED = /the server responded with a status of (401|403|404|409|412|422)|ERR_INTERNET_DISCONNECTED/

/**
 * Every journey fails on a console error, an uncaught exception, or a violation of the page's policies, whether it
 * looked there or not.
 */
export const test = base.extend<Fixtures>({
  page: async ({ page }, provide) => {
    const trouble: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) trouble.push(message.text())
    })
    page.on('pageerror', (error) => trouble.push(error.message))
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        // oxlint-disable-next-line no-console -- this is how the violation reaches the test
        console.error(`policy violation: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
      })
    })
    await provide(page)
    expect(trouble, 'the console stays clean').toEqual([])
  },
  desk: async ({ page }, provide) => {
    await provide(new Desk(page))
  },
  axe: async ({ page }, provide) => {
    await provide(async () => {
      // By the debugger, so that the page's own policies stay in force.
      const session = await page.context().newCDPSession(page)
      await session.send('Runtime.evaluate', { expression: axeSource })
      return page.evaluate(async (tags) => {
        interface Axe {
          run(
            context: unknown,
            options: unknown,
          ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
        }
        // React Aria's announcer puts an unnamed picture into its log for a moment: spoken, never seen, gone at once.
        const { axe } = globalThis as unknown as { axe: Axe }
        const { violations } = await axe.run({ exclude: [['[data-live-announcer]']] }, { runOnly: tags })
        return violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)}`)
      }, TAGS)
    })
  },
})

export { expect }
