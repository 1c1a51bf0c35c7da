import { expect, type Locator, type Page } from '@playwright/test'

/** A file made in the test. */
export interface TestFile {
  readonly name: string
  readonly text: string
}

/** Files in, at /import. */
export class ImportScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The line of a file in the list of past imports. */
  past(file: TestFile): Locator {
    return this.page
      .getByRole('grid', { name: 'Past imports' })
      .getByRole('row')
      .filter({ hasText: file.name })
  }

  /** Gives a file to the screen, starts it and waits until it is stored and screened. */
  async bring(file: TestFile): Promise<void> {
    await this.page
      .locator('input[type=file]')
      .setInputFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) })
    await this.page.getByRole('button', { name: /^Import \d+ file/ }).click()
    await expect(this.past(file).getByText('Done')).toBeVisible({ timeout: 30_000 })
  }

  /** Opens the report of a past import. */
  async report(file: TestFile): Promise<Locator> {
    await this.past(file).dblclick()
    const sheet = this.page.getByRole('dialog')
    await expect(sheet).toBeVisible()
    return sheet
  }
}
