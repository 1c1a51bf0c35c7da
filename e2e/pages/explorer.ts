import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'

/** One investigation: its picture or tables, what is beside it, and its record. */
export class Explorer {
  readonly page: Page
  readonly graph: Locator
  readonly tree: Locator
  readonly side: Locator
  readonly totals: Locator

  constructor(page: Page) {
    this.page = page
    this.graph = page.getByRole('application', { name: 'Flow of funds' })
    this.tree = page.getByRole('treegrid', { name: 'Paths' })
    this.side = page.getByRole('complementary', { name: 'Beside the picture' })
    this.totals = page.getByRole('status', { name: 'Totals' })
  }

  /** Opens the explorer from the flow of the alert that is open. */
  async fromAlert(): Promise<void> {
    await this.page.getByRole('link', { name: 'Open in explorer' }).click()
    await expect(this.page.getByRole('region', { name: 'Investigation' })).toBeVisible()
  }

  async tab(name: string): Promise<void> {
    await this.side.getByRole('tab', { name, exact: true }).click()
  }

  /** Walks the picture by keys and looks at where they lead. */
  async lookAt(...keys: string[]): Promise<void> {
    await this.graph.focus()
    for (const key of keys) await this.page.keyboard.press(key)
    await this.page.keyboard.press('Enter')
  }

  /** Expands what is looked at, in the details beside the picture. */
  async expand(what: 'sources' | 'destinations'): Promise<void> {
    const button = this.side.getByRole('button', { name: `Expand ${what}` })
    await button.click()
    await expect(button).toBeDisabled()
  }

  /** The steps of the record, in words. */
  steps(): Locator {
    return this.side.getByRole('list').getByRole('button')
  }

  /** Shows flows, or the transactions that they are made of. */
  async showMode(name: 'Flows' | 'Transactions'): Promise<void> {
    const kinds = this.page.getByRole('group', { name: 'Kind of picture' })
    await kinds.getByRole('button', { name, exact: true }).click()
    await expect(kinds.getByRole('button', { name, exact: true })).toHaveAttribute('aria-pressed', 'true')
  }

  /** How many accounts and flows there are, as the line below the picture says. */
  async counts(): Promise<string> {
    return (await this.totals.textContent()) ?? ''
  }

  async undoAll(): Promise<void> {
    const undo = this.page.getByRole('button', { name: 'Undo', exact: true })
    while (await undo.isEnabled()) await undo.click()
    await expect(this.page.getByText('Nothing is on the picture')).toBeVisible()
  }

  async redoAll(): Promise<void> {
    const redo = this.page.getByRole('button', { name: 'Redo', exact: true })
    while (await redo.isEnabled()) await redo.click()
  }

  async save(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(this.page).toHaveURL(/investigation=/)
  }

  /** Takes one of the exports; the bytes of the file. */
  async export(name: string): Promise<Buffer> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click()
    const download = this.page.waitForEvent('download')
    await this.page.getByRole('menuitem', { name }).click()
    return readFile(await (await download).path())
  }
}
