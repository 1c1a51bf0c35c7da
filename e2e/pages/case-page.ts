import { expect, type Locator, type Page } from '@playwright/test'

/** Where a case lives. */
const ADDRESS = /\/cases\/CASE-[^/]+$/

/** One case: its alerts, investigations and notes. */
export class CasePage {
  readonly page: Page
  readonly figures: Locator
  readonly alerts: Locator
  readonly investigations: Locator
  readonly activity: Locator
  /** Where it is asked to be closed: a form, or the alerts that stand in the way. */
  readonly closing: Locator

  constructor(page: Page) {
    this.page = page
    this.figures = page.getByRole('region', { name: 'Figures' })
    this.alerts = page.getByRole('grid', { name: 'Alerts of the case' })
    this.investigations = page.getByRole('region', { name: 'Investigations' })
    this.activity = page.getByRole('region', { name: 'Notes and activity' })
    this.closing = this.dialog('Close the case')
  }

  /** By its name: a menu or a list that is on its way out is a dialog for a moment, too. */
  private dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true })
  }

  async isOpen(): Promise<void> {
    await expect(this.page).toHaveURL(ADDRESS)
    await expect(this.figures).toBeVisible()
  }

  /** The number as the address names it. */
  id(): string {
    return decodeURIComponent(new URL(this.page.url()).pathname.split('/').at(-1) ?? '')
  }

  async note(text: string): Promise<void> {
    await this.activity.getByRole('textbox', { name: 'Note' }).fill(text)
    await this.activity.getByRole('button', { name: 'Add the note' }).click()
    await expect(this.activity.getByRole('listitem').filter({ hasText: text })).toBeVisible()
  }

  async askToClose(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close the case' }).click()
    await expect(this.closing).toBeVisible()
  }

  async close(outcome: string): Promise<void> {
    await this.askToClose()
    await this.closing.getByRole('textbox', { name: /^Outcome/ }).fill(outcome)
    await this.closing.getByRole('button', { name: 'Close the case' }).click()
    await expect(this.closing).toBeHidden()
  }

  async handOver(name: string, reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Hand over' }).click()
    const dialog = this.dialog('Hand the case over')
    await dialog.getByRole('button', { name: /To whom/ }).click()
    await this.page.getByRole('option', { name: new RegExp(name) }).click()
    await dialog.getByRole('textbox').fill(reason)
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await expect(dialog).toBeHidden()
  }

  async restrict(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More' }).click()
    await this.page.getByRole('menuitem', { name: 'Restrict' }).click()
    const dialog = this.dialog('Restrict the case?')
    await expect(dialog).toContainText('tipping off')
    await dialog.getByRole('textbox', { name: /^Why it is restricted/ }).fill(reason)
    await dialog.getByRole('button', { name: 'Restrict now' }).click()
    await expect(dialog).toBeHidden()
    await expect(this.page.getByText('Restricted', { exact: true })).toBeVisible()
  }
}
