import { expect, type Locator, type Page } from '@playwright/test'

/** A file made in the test. */
export interface TestFile {
  readonly name: string
  readonly text: string
}

/** Files in, at /import. */
export class ImportScreen {
  readonly page: Page
  /** The files that were given and are not cleared yet. */
  readonly files: Locator
  readonly button: Locator
  /** What a given file of records would connect. */
  readonly connects: Locator

  constructor(page: Page) {
    this.page = page
    this.files = page.getByRole('list', { name: 'Files to import' })
    this.button = page.getByRole('button', { name: /^Import \d+ file/ })
    this.connects = page.getByRole('region', { name: /connects records/ })
  }

  /** Answers what shall happen to what is held already. */
  async choose(what: 'Look back' | 'Watch from now on'): Promise<void> {
    await this.connects.getByText(`${what}.`, { exact: true }).click()
  }

  /** The line of a file in the list of past imports. */
  past(file: TestFile): Locator {
    return this.page
      .getByRole('grid', { name: 'Past imports' })
      .getByRole('row')
      .filter({ hasText: file.name })
  }

  /** Gives a file to the screen; nothing is sent to be stored. */
  async give(file: TestFile): Promise<void> {
    const given = this.files.getByRole('listitem').filter({ hasText: file.name })
    const before = await given.count()
    await this.page
      .locator('input[type=file]')
      .setInputFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) })
    await expect(given).toHaveCount(before + 1)
  }

  /** Starts the files that were given and waits until this one is stored and screened. */
  async start(file: TestFile): Promise<void> {
    const done = this.past(file).filter({ hasText: 'Done' })
    // The same file may have been here before.
    const before = await done.count()
    await this.button.click()
    await expect(done).toHaveCount(before + 1, { timeout: 60_000 })
  }

  async bring(file: TestFile): Promise<void> {
    await this.give(file)
    await this.start(file)
  }

  /** Opens the report of a past import. */
  async report(file: TestFile): Promise<Locator> {
    await this.past(file).first().dblclick()
    const sheet = this.page.getByRole('dialog')
    await expect(sheet).toBeVisible()
    return sheet
  }
}
