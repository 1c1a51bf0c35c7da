import { expect, test } from 'vitest'
import { HONG_KONG_OFFICE } from '#core/workflow/calendar.ts'
import type { Office } from '#src/data/sla-terms.ts'
import { draftOfOffice, readOffice } from './office-draft.ts'

const OFFICE: Office = {
  ...HONG_KONG_OFFICE,
  weekdays: [...HONG_KONG_OFFICE.weekdays],
  holidays: [...HONG_KONG_OFFICE.holidays],
}
const draft = draftOfOffice(OFFICE)

test('what is written out is read back as it was', () => {
  expect(readOffice(draft).office).toEqual(OFFICE)
  expect(readOffice({ ...draft, opens: '9:00', daysOff: `\n${draft.daysOff}\n\n` }).office).toEqual(OFFICE)
  expect(readOffice({ ...draft, closes: '24:00', daysOff: '' }).office).toMatchObject({
    closes: '24:00',
    holidays: [],
  })
})

test.each([
  [{ opens: 'nine' }, { opens: true }],
  [{ opens: '24:00' }, { opens: true }],
  [{ closes: '08:59' }, { closes: true }],
  [{ closes: '24:01' }, { closes: true }],
  [{ weekdays: [] }, { weekdays: true }],
  [{ from: '2027', to: '2026' }, { years: true }],
  [{ to: 'soon' }, { years: true }],
  [{ daysOff: '2026-12-25 Christmas\n2026-02-30 no such day' }, { line: { number: 2, why: 'date' } }],
  [{ daysOff: '2026-12-25\n\n2026-12-25 again' }, { line: { number: 3, why: 'twice' } }],
  [{ daysOff: `2026-12-25 ${'x'.repeat(81)}` }, { line: { number: 1, why: 'name' } }],
])('%o is refused where it is wrong', (change, faults) => {
  const read = readOffice({ ...draft, ...change })
  expect(read.office).toBeNull()
  expect(read.faults).toMatchObject(faults)
})
