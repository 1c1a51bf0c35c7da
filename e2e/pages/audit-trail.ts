import { expect, type Locator, type Page } from '@playwright/test'

/** The trail at /audit. */
export class AuditTrail {
  readonly page: Page
  readonly grid: Locator

  constructor(page: Page) {
    this.page = page
    this.grid = page.getByRole('grid', { name: 'Audit trail' })
  }

  /** Has this browser recompute the chain, and expects it intact. */
  async verify(): Promise<void> {
    await this.page.getByRole('button', { name: 'Verify the chain' }).click()
    await expect(this.page.getByRole('status').filter({ hasText: /Intact: [\d,]+ records/ })).toBeVisible({
      timeout: 60_000,
    })
  }

  /** A record of this kind about this thing stands in the newest part of the trail. */
  async holds(type: string, target: string): Promise<void> {
    await expect(
      this.grid.getByRole('row').filter({ hasText: type }).filter({ hasText: target }).first(),
    ).toBeVisible()
  }
}
