import { expect, type Page } from '@playwright/test'

/** Somebody who signs in with a password: the name as shown, e-mail and password as typed. */
export interface Credentials {
  name: string
  email: string
  password: string
}

/**
 * The door of a desk of one's own: its first visitor, the people let in, and who comes and goes.
 *
 * Every step waits for the page it types into. The pages on either side of the door have fields
 * of the same names ("E-mail", "Name"), so a field found by name may belong to the page being left.
 */
export class Door {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The first visitor of an empty desk becomes its administrator, and is inside. */
  async createAdministrator({ name, email, password }: Credentials): Promise<void> {
    await this.page.goto('/')
    await expect(this.page.getByRole('heading', { name: 'Create the administrator' })).toBeVisible()
    await this.page.getByLabel('Name').fill(name)
    await this.page.getByLabel('E-mail').fill(email)
    await this.page.getByLabel('Password').fill(password)
    await this.page.getByRole('button', { name: 'Create and sign in' }).click()
    await expect(this.page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  }

  /** The administrator, who is inside, adds an analyst with a first password. */
  async addAnalyst({ name, email, password }: Credentials): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Admin' }).click()
    const form = this.page.getByLabel('First password')
    await expect(form).toBeVisible()
    await this.page.getByLabel('Name').fill(name)
    await this.page.getByLabel('E-mail').fill(email)
    await form.fill(password)
    await this.page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(this.page.getByRole('status').filter({ hasText: `${name} can sign in now` })).toBeVisible()
  }

  /** Whoever is inside, shown by `role`, leaves: the door is in sight again. */
  async signOut(role: string): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: new RegExp(`${role}$`) })
      .click()
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(this.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  }

  /** Types at the door and knocks; what is behind it is not waited for, so a refusal can be read. */
  async knock({ email, password }: Pick<Credentials, 'email' | 'password'>): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await this.page.getByLabel('E-mail').fill(email)
    await this.page.getByLabel('Password').fill(password)
    await this.page.getByRole('button', { name: 'Sign in' }).click()
  }

  /** Signs in: the queue, where everybody's day begins, is in sight. */
  async signIn(who: Credentials): Promise<void> {
    await this.knock(who)
    await expect(this.page.getByRole('heading', { level: 1, name: 'Alerts' })).toBeVisible()
  }
}
