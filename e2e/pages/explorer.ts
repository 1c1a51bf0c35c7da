import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Desk } from './desk.ts'

/**
 * Alerts of indirect exposure. Whether one is open still depends on the day on which the demonstration was made; the
 * MLRO reads them either way.
 */
const INDIRECT = '/alerts?rule=%5B%22T02%22%5D'

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

  /** Opens the explorer around the first address that carries a label of the category, and waits for its picture. */
  static async fromLabel(page: Page, category: string): Promise<Explorer> {
    await page.goto(`/labels?category=${category}`)
    await page.getByRole('grid').getByRole('link').first().click()
    const explorer = new Explorer(page)
    await expect(explorer.graph).toBeAttached()
    return explorer
  }

  /** As the MLRO, from an alert whose path is longer than one transfer, so that there is something to follow. */
  static async fromAnAlert(desk: Desk): Promise<Explorer> {
    await desk.enterAs('mlro')
    await desk.page.goto(INDIRECT)
    const alert = await (await desk.queueHere()).openFirst()
    await expect(alert.flow.getByRole('figure')).toBeVisible()
    const explorer = new Explorer(desk.page)
    await explorer.fromAlert()
    await expect(explorer.graph).toBeAttached()
    return explorer
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

  async chooseNothing(): Promise<void> {
    await this.graph.focus()
    await this.page.keyboard.press('Escape')
    await expect(this.totals).not.toContainText('Selected')
  }

  /** Expands what is looked at, in the details beside the picture. */
  async expand(what: 'sources' | 'destinations'): Promise<void> {
    const button = this.side.getByRole('button', { name: `Expand ${what}` })
    await button.click()
    await expect(button).toBeDisabled()
  }

  /** Loads what the budget left out beside the account that the picture began with, as many at a time as may be. */
  async loadAll(direction: 'in' | 'out'): Promise<void> {
    await this.lookAt('h')
    const name = direction === 'in' ? /sources? (is|are) not loaded/ : /destinations? (is|are) not loaded/
    const left = this.side.getByRole('region', { name })
    await expect(left).toBeVisible()
    while (await left.isVisible()) {
      const said = (await left.textContent()) ?? ''
      await left.getByRole('button').last().click()
      await expect(left.filter({ hasText: said })).toHaveCount(0, { timeout: 60_000 })
    }
    await this.chooseNothing()
  }

  /** Leaves only accounts of these categories on the picture. */
  async filterCategories(names: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: /^Filter/ }).click()
    const form = this.page.getByRole('dialog', { name: 'Filter' })
    await form.getByText('Hide instead of fading').click()
    const categories = form.getByRole('group', { name: 'Categories' }).locator('label')
    for (const label of await categories.all()) {
      const text = (await label.textContent()) ?? ''
      if (!names.some((name) => text.includes(name))) await label.click()
    }
    await this.page.keyboard.press('Escape')
  }

  /** How many cards the picture has, as it says of itself: what repeats is drawn as one. */
  async drawn(): Promise<number> {
    const name = /: ([\d,]+) address/
    const said = this.page.getByRole('figure', { name })
    await expect(said).toBeAttached()
    return Number(name.exec((await said.ariaSnapshot()) ?? '')![1]!.replaceAll(',', ''))
  }

  /** The sums that the line below the picture holds, asset by asset, as they are written. */
  async totalsByAsset(): Promise<readonly { asset: string; amount: string; transfers: number }[]> {
    await this.totals.getByRole('button', { name: /assets?$/ }).click()
    const table = this.page.getByRole('table')
    const rows = await table.getByRole('row').all()
    const read = await Promise.all(
      rows.slice(1).map(async (row) => {
        const [amount = '', , transfers = ''] = await row.getByRole('cell').allTextContents()
        const asset = (await row.getByRole('rowheader').textContent()) ?? ''
        const number = (text: string) => text.replaceAll(/[^0-9.]/g, '')
        return { asset, amount: number(amount.replace(asset, '')), transfers: Number(number(transfers)) }
      }),
    )
    await this.page.keyboard.press('Escape')
    return read
  }

  /** Marks what is looked at. */
  async colour(name: string): Promise<void> {
    const button = this.side.getByRole('button', { name, exact: true })
    await button.click()
    await expect(button).toHaveAttribute('aria-pressed', 'true')
  }

  async note(text: string): Promise<void> {
    await this.side.getByRole('textbox', { name: 'Note', exact: true }).fill(text)
    await this.side.getByRole('button', { name: 'Add the note' }).click()
    await expect(this.side.getByRole('listitem').filter({ hasText: text })).toBeVisible()
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

  /** One of the tables, while the picture is shown as tables. */
  async showTable(name: 'Paths' | 'Accounts' | 'Flows'): Promise<void> {
    const tables = this.page.getByRole('group', { name: 'Tables' })
    await tables.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    const table = name === 'Paths' ? this.tree : this.page.getByRole('grid', { name, exact: true })
    await expect(table).toBeVisible()
  }

  /** Reads a file on the first screen of the explorer. */
  async readFile(name: string, text: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Read a file' }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
    await expect(this.page).toHaveURL(/investigation=/)
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

  /** Takes one of the exports by keys alone; the bytes of the file. The focus is back where it was before. */
  async exportByKeys(name: string): Promise<Buffer> {
    const button = this.page.getByRole('button', { name: 'Export', exact: true })
    const item = this.page.getByRole('menuitem', { name })
    await button.focus()
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('menu').locator(':focus')).toBeVisible()
    while (!(await item.evaluate((element) => element === document.activeElement)))
      await this.page.keyboard.press('ArrowDown')
    const download = this.page.waitForEvent('download')
    await this.page.keyboard.press('Enter')
    const file = await readFile(await (await download).path())
    // A menu gives the focus back once it is gone: whoever opens it again sooner has it taken away.
    await expect(this.page.getByRole('menu')).toHaveCount(0)
    await expect(button).toBeFocused()
    return file
  }

  /** Takes one of the exports; the bytes of the file. */
  async export(name: string): Promise<Buffer> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click()
    const download = this.page.waitForEvent('download')
    await this.page.getByRole('menuitem', { name }).click()
    return readFile(await (await download).path())
  }
}
