import { expect, type Locator, type Page } from '@playwright/test'
import { CasePage } from './case-page.ts'

/** The dialog that puts alerts or an investigation into a case, wherever it was asked for. */
export class AddToCase {
  readonly page: Page
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog')
  }

  /** Into a new case. */
  async openNew(title: string): Promise<void> {
    await this.dialog.getByRole('button', { name: 'A new case' }).click()
    await this.dialog.getByRole('textbox', { name: /^Title/ }).fill(title)
    await this.dialog.getByRole('button', { name: 'Open the case' }).click()
  }

  /** Into a case that is open, found by its title. */
  async into(title: string): Promise<void> {
    await this.dialog.getByRole('searchbox').fill(title)
    await this.dialog.getByText(title).click()
    await this.dialog.getByRole('button', { name: /^(Add to the case|Attach)$/ }).click()
  }

  /** On to the case, from what is said of the outcome. */
  async goOn(): Promise<CasePage> {
    await this.dialog.getByRole('button', { name: 'Open the case' }).click()
    await expect(this.dialog).toBeHidden()
    const matter = new CasePage(this.page)
    await matter.isOpen()
    return matter
  }
}
