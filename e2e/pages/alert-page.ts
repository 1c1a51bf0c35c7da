import { expect, type Locator, type Page } from '@playwright/test'
import { fillClosure } from './closure-form.ts'

/** Where an alert lives. */
const ADDRESS = /\/alerts\/A-[^/]+/

/** One alert: its receipt, its flow, its decision. */
export class AlertPage {
  readonly page: Page
  readonly receipt: Locator
  readonly flow: Locator
  readonly decision: Locator
  readonly activity: Locator

  constructor(page: Page) {
    this.page = page
    this.receipt = page.getByRole('region', { name: 'Why this alert' })
    this.flow = page.getByRole('region', { name: 'Flow of funds' })
    this.decision = page.getByRole('region', { name: 'Decision' })
    this.activity = page.getByRole('region', { name: 'Activity' })
  }

  /**
   * Waits for the page of an alert. The receipt alone would not do: it also stands beside the list that one came from,
   * and on the alert before this one.
   */
  async isOpen(): Promise<void> {
    await expect(this.page).toHaveURL(ADDRESS)
    await expect(this.page.getByRole('main').getByText(this.id(), { exact: true }).first()).toBeVisible()
    await expect(this.receipt).toBeVisible()
  }

  /** The id as the address names it. */
  id(): string {
    return decodeURIComponent(new URL(this.page.url()).pathname.split('/').at(-1) ?? '')
  }

  private async press(name: string): Promise<void> {
    await this.decision.getByRole('button', { name, exact: true }).click()
  }

  /** Takes the alert and starts the review, whatever of it is still to do. */
  async takeOn(): Promise<void> {
    const claim = this.decision.getByRole('button', { name: 'Assign to me', exact: true })
    const start = this.decision.getByRole('button', { name: 'Start the review', exact: true })
    const checklist = this.decision.getByRole('group', { name: 'SAFE checklist' })
    await expect(claim.or(start).or(checklist).first()).toBeVisible()
    // While the panels above still fill, a press may miss what moved from under it: a person presses again.
    await expect(async () => {
      if (await claim.isVisible()) await claim.click()
      await expect(start.or(checklist).first()).toBeVisible({ timeout: 3_000 })
    }).toPass()
    await expect(async () => {
      if (await start.isVisible()) await start.click()
      await expect(checklist).toBeVisible({ timeout: 3_000 })
    }).toPass()
  }

  /** Fills in the closure: all SAFE steps, a code, a rationale, the customer's risk unchanged. */
  async fillClosure(code: string, rationale: string): Promise<void> {
    await fillClosure(this.page, this.decision, { code, rationale })
  }

  /** Sends the closure: closes at once, or proposes it where a second person is needed. */
  async close(): Promise<void> {
    await this.decision.getByRole('button', { name: /^(Close the alert|Propose)/ }).click()
  }

  async approve(): Promise<void> {
    await this.decision.getByRole('button', { name: /^Approve/ }).click()
  }

  async escalate(grounds: string): Promise<void> {
    await this.press('Escalate to the MLRO')
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /Grounds/ }).fill(grounds)
    await dialog.getByRole('button', { name: /^Escalate/ }).click()
    await expect(dialog).toBeHidden()
  }

  async hasStatus(status: string): Promise<void> {
    await expect(this.decision.getByText(status, { exact: true }).first()).toBeVisible()
  }

  /** Snoozes the alert until one of the times that are offered. */
  async snooze(until: RegExp, reason: string): Promise<void> {
    await this.press('Snooze')
    await this.decision.getByRole('button', { name: /Snooze until/ }).click()
    await this.page.getByRole('option', { name: until }).click()
    await this.decision.getByRole('textbox', { name: /Why it can wait/ }).fill(reason)
    await this.press('Snooze')
  }

  /** Gives the alert to somebody by the picker. */
  async assignTo(name: string): Promise<void> {
    await this.press('Assign to…')
    const dialog = this.page.getByRole('dialog', { name: 'Assign to somebody' })
    await dialog.getByRole('searchbox').fill(name)
    await dialog.getByText(name).click()
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
    await expect(dialog).toBeHidden()
  }
}
