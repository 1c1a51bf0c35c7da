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
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.figures = page.getByRole('region', { name: 'Figures' })
    this.alerts = page.getByRole('grid', { name: 'Alerts of the case' })
    this.investigations = page.getByRole('region', { name: 'Investigations' })
    this.activity = page.getByRole('region', { name: 'Notes and activity' })
    this.dialog = page.getByRole('dialog')
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

  /** Asks to close it. What comes is in `dialog`: a form, or the alerts that stand in the way. */
  async askToClose(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close the case' }).click()
    await expect(this.dialog).toBeVisible()
  }

  async close(outcome: string): Promise<void> {
    await this.askToClose()
    await this.dialog.getByRole('textbox', { name: /^Outcome/ }).fill(outcome)
    await this.dialog.getByRole('button', { name: 'Close the case' }).click()
    await expect(this.dialog).toBeHidden()
  }

  async handOver(name: string, reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Hand over' }).click()
    await this.dialog.getByRole('button', { name: /To whom/ }).click()
    await this.page.getByRole('option', { name: new RegExp(name) }).click()
    await this.dialog.getByRole('textbox').fill(reason)
    await this.dialog.getByRole('button', { name: 'Hand over' }).click()
    await expect(this.dialog).toBeHidden()
  }

  async restrict(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More' }).click()
    await this.page.getByRole('menuitem', { name: 'Restrict' }).click()
    await expect(this.dialog).toContainText('tipping off')
    await this.dialog.getByRole('textbox', { name: /^Why it is restricted/ }).fill(reason)
    await this.dialog.getByRole('button', { name: 'Restrict now' }).click()
    await expect(this.dialog).toBeHidden()
    await expect(this.page.getByText('Restricted', { exact: true })).toBeVisible()
  }
}
