import { expect, type Locator, type Page } from '@playwright/test'
import { AlertPage } from './alert-page.ts'

/** A person who uses the keyboard only: keys, typing, and Tab from field to field. */
export class KeyboardPerson {
  readonly page: Page
  readonly alert: AlertPage

  constructor(page: Page) {
    this.page = page
    this.alert = new AlertPage(page)
  }

  /** Counts what a mouse or a finger would do in this page from now on. */
  async beginCounting(): Promise<void> {
    await this.page.evaluate(() => {
      Object.assign(globalThis, { pointerPresses: 0 })
      const world = globalThis as unknown as { pointerPresses: number }
      const count = () => (world.pointerPresses += 1)
      for (const type of ['pointerdown', 'mousedown', 'touchstart'])
        document.addEventListener(type, count, true)
    })
  }

  async pointerPresses(): Promise<number> {
    return this.page.evaluate(() => (globalThis as unknown as { pointerPresses: number }).pointerPresses)
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Tab until the field has the focus; it must be near. */
  async tabTo(field: Locator): Promise<void> {
    await this.stepTo(field, 'Tab')
  }

  private async stepTo(place: Locator, key: string): Promise<void> {
    await expect(place).toBeVisible()
    for (let pressed = 0; pressed < 12; pressed += 1) {
      if (await place.evaluate((element) => element === document.activeElement)) return
      await this.press(key)
    }
    await expect(place).toBeFocused()
  }

  async typeInto(field: Locator, text: string): Promise<void> {
    await this.tabTo(field)
    await this.page.keyboard.type(text)
  }

  /** Takes the alert, starts the review, and stands in the first field of the form. */
  async takeOn(): Promise<void> {
    const { decision } = this.alert
    await expect(decision.getByRole('button', { name: 'Assign to me', exact: true })).toBeVisible()
    await this.press('a')
    const start = decision.getByRole('button', { name: 'Start the review', exact: true })
    await expect(start).toBeVisible()
    await this.press('e')
    await this.tabTo(start)
    await this.press('Enter')
    await expect(decision.getByRole('group', { name: 'SAFE checklist' })).toBeVisible()
    await this.press('e')
  }

  /** Fills in the whole closure and sends it; the code is stepped to in the list of codes. */
  async close(code: string, rationale: string): Promise<void> {
    const { decision } = this.alert
    const checklist = decision.getByRole('group', { name: 'SAFE checklist' })
    for (const step of ['Screen', 'Ask', 'Find', 'Evaluate'])
      await this.typeInto(checklist.getByRole('textbox', { name: step }), 'Nothing against it.')
    await this.tabTo(decision.getByRole('button', { name: /Closure code/ }))
    await this.press('Enter')
    const option = this.page.getByRole('option', { name: code })
    await expect(option).toBeVisible()
    await this.stepTo(option, 'ArrowDown')
    await this.press('Enter')
    await this.typeInto(decision.getByRole('textbox', { name: /Rationale/ }), rationale)
    await this.tabTo(decision.getByRole('radio', { name: 'Yes' }))
    await this.press('ArrowDown')
    await expect(decision.getByRole('radio', { name: 'No, unchanged' })).toBeChecked()
    await this.tabTo(decision.getByRole('button', { name: /^(Close the alert|Propose)/ }))
    await this.press('Enter')
  }

  /** Escalates by the palette. */
  async escalate(grounds: string): Promise<void> {
    await this.press('Control+k')
    await expect(this.page.getByRole('dialog')).toBeVisible()
    await this.page.keyboard.type('escalate')
    await this.press('Enter')
    const dialog = this.page.getByRole('dialog')
    await this.typeInto(dialog.getByRole('textbox', { name: /Grounds/ }), grounds)
    await this.tabTo(dialog.getByRole('button', { name: /^Escalate/ }))
    await this.press('Enter')
    await expect(dialog).toBeHidden()
  }

  /** On to the next alert of the list. */
  async next(): Promise<void> {
    const before = this.alert.id()
    await this.press('n')
    await expect.poll(() => this.alert.id()).not.toBe(before)
    await this.alert.isOpen()
  }
}
