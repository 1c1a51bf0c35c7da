import { expect, type Page } from '@playwright/test'

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

  /** Gives a file to the screen and waits for its report. */
  async bring(file: TestFile): Promise<void> {
    await this.page
      .locator('input[type=file]')
      .setInputFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) })
    await expect(this.page.getByText(file.name).first()).toBeVisible()
  }
}
