import type { Locator, Page } from '@playwright/test'

/** Fills in a closure where it stands: all SAFE steps, a code, a rationale, the customer's risk unchanged. */
export async function fillClosure(
  page: Page,
  form: Locator,
  { code, rationale }: { readonly code: string; readonly rationale: string },
): Promise<void> {
  const checklist = form.getByRole('group', { name: 'SAFE checklist' })
  for (const step of ['Screen', 'Ask', 'Find', 'Evaluate']) {
    await checklist.getByRole('textbox', { name: step }).fill(`${step}: done, nothing against it.`)
  }
  await form.getByRole('button', { name: /Closure code/ }).click()
  await page.getByRole('option', { name: code }).click()
  await form.getByRole('textbox', { name: /Rationale/ }).fill(rationale)
  await form.getByText('No, unchanged').click()
}
