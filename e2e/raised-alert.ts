import type { CaseFiles } from './case-files.ts'
import { expect } from './fixtures.ts'
import type { AlertPage } from './pages/alert-page.ts'
import type { Desk, Person } from './pages/desk.ts'

/** Says enough for the most demanding closure code. */
export const RATIONALE =
  'The counterparty’s own history was reviewed in two sources; the payment follows the customer’s usual pattern, the purpose was asked for and is documented, and nothing points to an attempt to hide it.'
/** Grounds for an internal report. */
export const GROUNDS =
  'Funds came straight from an attributed address and the customer gave no reason that fits the account.'

/** Signs in, brings the case in, and opens the alert that the engine raised on it. */
export async function raiseAndOpen(desk: Desk, person: Person, files: CaseFiles): Promise<AlertPage> {
  await desk.enterAs(person)
  const imports = await desk.imports()
  await imports.bring(files.transfers)
  await imports.bring(files.labels)
  const queue = await desk.alerts()
  await queue.search(files.actor)
  // The labelled payment is first; what the receiver sent on may stand below it, as indirect exposure.
  await expect(queue.rows().first()).toContainText(files.actor)
  await expect(queue.rows().filter({ hasNotText: files.actor })).toHaveCount(0)
  return queue.openFirstByKeyboard()
}
