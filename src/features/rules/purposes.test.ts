import { expect, test } from 'vitest'
import { RULE_REGISTER } from '#core/risk/register.ts'
import { messages } from '#src/platform/locales/en/rules.ts'

test('what a rule is for stands on the screen as it stands in the register, and every rule has its words', () => {
  expect(messages.purpose).toEqual(
    Object.fromEntries(RULE_REGISTER.map(({ id, purpose }) => [id, purpose.en])),
  )
})
