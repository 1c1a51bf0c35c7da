import { expect, type Page } from '@playwright/test'
import { AlertPage } from './alert-page.ts'
import { AlertQueue } from './alert-queue.ts'
import { Causes } from './causes.ts'
import { AuditTrail } from './audit-trail.ts'
import { CaseList } from './case-list.ts'
import { ImportScreen } from './import-screen.ts'

/** The demonstration's people, by what they are. */
export const PEOPLE = {
  analyst: 'Tobias Ferris',
  junior: 'Mira Kwan',
  approver: 'Anand Pillai',
  mlro: 'Lucia Tang',
  manager: 'Edgar Mok',
  auditor: 'Nora Lindqvist',
  admin: 'Jun Osei',
} as const
export type Person = keyof typeof PEOPLE

/** The heading of the page that each link of the navigation leads to: proof that the page before it is left. */
const HEADINGS = {
  Alerts: 'Alerts',
  Cases: 'Cases',
  Explore: 'Explorer',
  Import: 'Import',
  Audit: 'Audit trail',
  Assignment: 'Assignment',
  Admin: 'People',
} as const

/** The desk as a whole: its door, its navigation, and the way to each screen. */
export class Desk {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Opens the desk and signs in as one of the demonstration's people. */
  async enterAs(person: Person): Promise<void> {
    await this.page.goto('/')
    await this.page.getByRole('button', { name: new RegExp(PEOPLE[person]) }).click()
    await expect(this.page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  }

  /** Becomes somebody else without leaving the page. */
  async becomes(person: Person): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: /(Analyst|Approver|MLRO|Manager|Auditor|Administrator)$/ })
      .click()
    await this.page.getByRole('menuitemradio', { name: new RegExp(PEOPLE[person]) }).click()
    await expect(this.page.getByRole('banner').getByText(PEOPLE[person])).toBeVisible()
  }

  async goTo(name: keyof typeof HEADINGS): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click()
    await this.isAt(HEADINGS[name])
  }

  /** Waits for the page of this heading, however one came to it. */
  async isAt(title: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
  }

  /** The queue, however one came to it. */
  async queueHere(): Promise<AlertQueue> {
    await this.isAt('Alerts')
    return new AlertQueue(this.page)
  }

  async alerts(): Promise<AlertQueue> {
    await this.goTo('Alerts')
    return new AlertQueue(this.page)
  }

  async cases(): Promise<CaseList> {
    await this.goTo('Cases')
    return new CaseList(this.page)
  }

  /** The queue by cause. */
  async causes(): Promise<Causes> {
    await this.goTo('Alerts')
    await this.page.getByRole('link', { name: 'By cause' }).click()
    await this.isAt('Alerts by cause')
    return new Causes(this.page)
  }

  async audit(): Promise<AuditTrail> {
    await this.goTo('Audit')
    return new AuditTrail(this.page)
  }

  async imports(): Promise<ImportScreen> {
    await this.goTo('Import')
    return new ImportScreen(this.page)
  }

  alert(): AlertPage {
    return new AlertPage(this.page)
  }
}
