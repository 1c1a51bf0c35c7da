import { expect, test } from 'vitest'
import { RULE_REGISTER } from '#core/risk/register.ts'
import { parametersOfCheck } from '#core/risk/rule.ts'
import { messages } from '#src/platform/locales/en/rules.ts'
import { noteKey } from './note-key.ts'

test('what a rule is for stands on the screen as it stands in the register, and every rule has its words', () => {
  expect(messages.purpose).toEqual(
    Object.fromEntries(RULE_REGISTER.map(({ id, purpose }) => [id, purpose.en])),
  )
})

test('so does what each parameter means', () => {
  const notes = new Set(
    RULE_REGISTER.flatMap(({ checks }) => checks.flatMap(parametersOfCheck)).map(({ note }) => note),
  )
  expect(messages.note).toEqual(Object.fromEntries([...notes].map((note) => [noteKey(note), note])))
  expect(Object.keys(messages.note)).toHaveLength(notes.size)
})
