import { expect, type Locator, type Page } from '@playwright/test'
import { CasePage } from './case-page.ts'

/** The list of cases. */
export class CaseList {
  readonly page: Page
  readonly grid: Locator

  constructor(page: Page) {
    this.page = page
    this.grid = page.getByRole('grid', { name: 'Cases' })
  }

  row(title: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: title })
  }

  /** Waits until the list has answered what is searched for. */
  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Title or number of a case' }).fill(text)
    await expect(this.page).toHaveURL(/[?&]q=/)
    await expect(this.grid).toHaveAttribute('aria-busy', 'false')
  }

  /** Opens the case that changed last. */
  async openFirst(): Promise<CasePage> {
    await this.grid.getByRole('row').nth(1).dblclick()
    const matter = new CasePage(this.page)
    await matter.isOpen()
    return matter
  }

  async open(title: string): Promise<CasePage> {
    await this.row(title).dblclick()
    const matter = new CasePage(this.page)
    await matter.isOpen()
    return matter
  }
}
