import { causeFiles } from '../case-files.ts'
import { expect, test } from '../fixtures.ts'
import { eventsOf, statusesOf } from '../pages/api.ts'
import { RATIONALE } from '../raised-alert.ts'

test('alerts of one cause are closed by one decision, after a drawn sample was opened and reviewed', async ({
  desk,
  page,
}) => {
  const files = causeFiles({ category: 'gambling', actor: 'Nine Koi Lounge' }, 8)
  await desk.enterAs('analyst')
  const imports = await desk.imports()
  await imports.bring(files.transfers)
  await imports.bring(files.labels)

  const causes = await desk.causes()
  await expect(causes.row(files.actor)).toContainText('8')
  const decision = await causes.decide(files.actor)
  const sampled = await decision.sampled()
  expect(sampled).toHaveLength(5)
  await expect(decision.form).toContainText('Review the whole sample first.')
  // What was not opened cannot be said to be the same.
  await expect(decision.sample.getByRole('radio', { name: 'Same cause' }).first()).toBeDisabled()
  for (const id of sampled) {
    await decision.open(id)
    await decision.isSame(id)
  }
  await decision.closeAll('True pattern, satisfactorily explained', RATIONALE)
  await expect(decision.outcome).toContainText('8 alerts were closed.')

  expect(await statusesOf(page, `"${files.actor}"`)).toEqual({ closed: 8 })
  for (const id of sampled) {
    expect((await eventsOf(page, id)).slice(0, 2)).toEqual(['alert.closed', 'alert.propose-close'])
  }
  const id = decision.id()
  await desk.becomes('auditor')
  const audit = await desk.audit()
  await audit.holds('group.decided', id)
  await audit.verify()
})
