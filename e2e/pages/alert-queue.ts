import { expect, type Locator, type Page } from '@playwright/test'
import { AlertPage } from './alert-page.ts'

/** The queue at /alerts. */
export class AlertQueue {
  readonly page: Page
  readonly grid: Locator

  constructor(page: Page) {
    this.page = page
    this.grid = page.getByRole('grid', { name: 'Alert queue' })
  }

  rows(): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('gridcell') })
  }

  /** Ticks or unticks one value of a facet. */
  async toggle(facet: string, value: string): Promise<void> {
    const box = this.page
      .getByRole('complementary', { name: 'Filters' })
      .getByRole('group', { name: facet, exact: true })
      .last()
    await box
      .getByText(new RegExp(`^${value}`))
      .first()
      .click()
  }

  async search(text: string): Promise<void> {
    // The box holds the filters in force too: what is searched for is written behind them.
    const box = this.page.getByRole('combobox', { name: 'Search alerts' })
    await expect(this.grid).toBeVisible()
    await box.fill(`${(await box.inputValue()).trim()} ${text}`.trim())
    await this.page.keyboard.press('Enter')
    // Enter leads on into the list.
    await expect(this.grid).toBeFocused()
  }

  /** Opens the row that holds the text. */
  async open(text: string | RegExp): Promise<AlertPage> {
    await this.rows().filter({ hasText: text }).first().dblclick()
    const alert = new AlertPage(this.page)
    await alert.isOpen()
    return alert
  }

  /** Opens the first row, whichever it is, by a double click. */
  async openFirst(): Promise<AlertPage> {
    return this.open(/./)
  }

  /** Opens the first row by keyboard alone. */
  async openFirstByKeyboard(): Promise<AlertPage> {
    await expect(this.rows().first()).toBeVisible()
    await this.grid.focus()
    await this.page.keyboard.press('Home')
    await this.page.keyboard.press('Enter')
    const alert = new AlertPage(this.page)
    await alert.isOpen()
    return alert
  }
}
