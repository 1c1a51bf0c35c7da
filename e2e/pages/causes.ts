import { expect, type Locator, type Page } from '@playwright/test'
import { AlertPage } from './alert-page.ts'
import { fillClosure } from './closure-form.ts'

/** Alerts by cause, at /alerts/groups. */
export class Causes {
  readonly page: Page
  readonly grid: Locator

  constructor(page: Page) {
    this.page = page
    this.grid = page.getByRole('grid', { name: 'Alerts by cause' })
  }

  row(source: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: source })
  }

  /** Begins one decision for all alerts of a cause. */
  async decide(source: string): Promise<GroupDecision> {
    await this.row(source)
      .getByRole('button', { name: /^Decide \d+ at once/ })
      .click()
    await expect(this.page.getByRole('heading', { level: 1, name: `One decision: ${source}` })).toBeVisible()
    return new GroupDecision(this.page)
  }
}

/** One decision for the alerts of a cause: the sample, the closure, what it did. */
export class GroupDecision {
  readonly page: Page
  readonly sample: Locator
  readonly form: Locator
  readonly outcome: Locator

  constructor(page: Page) {
    this.page = page
    this.sample = page.getByRole('region', { name: 'Sample' })
    this.form = page.getByRole('region', { name: /^Decide for all/ })
    this.outcome = page.getByRole('region', { name: 'Decided' })
  }

  id(): string {
    return decodeURIComponent(new URL(this.page.url()).pathname.split('/').at(-1) ?? '')
  }

  /** The ids of the alerts that chance picked. */
  async sampled(): Promise<readonly string[]> {
    await expect(this.sample.getByRole('link').first()).toBeVisible()
    return this.sample.getByRole('link').allTextContents()
  }

  /** Opens an alert of the sample, reads its receipt, and comes back. */
  async open(id: string): Promise<void> {
    await this.sample.getByRole('link', { name: id, exact: true }).click()
    const alert = new AlertPage(this.page)
    await alert.isOpen()
    expect(alert.id()).toBe(id)
    await this.page.goBack()
    await expect(this.sample).toBeVisible()
  }

  /** Says that an alert of the sample is of the same cause. */
  async isSame(id: string): Promise<void> {
    const verdict = this.sample.getByRole('radiogroup', { name: `What ${id} shows` })
    await verdict.getByRole('radio', { name: 'Same cause' }).click()
    await expect(verdict.getByRole('radio', { name: 'Same cause' })).toBeChecked()
  }

  async closeAll(code: string, rationale: string): Promise<void> {
    await fillClosure(this.page, this.form, { code, rationale })
    await this.form.getByRole('button', { name: /^Decide for all/ }).click()
    await expect(this.outcome).toBeVisible()
  }
}
