import { expect, test } from 'vitest'
import { tellApart } from './tell-apart.ts'

test('names that occur once stay as they are; the others are numbered in their order', () => {
  expect(tellApart(['Scam', 'Mixer', 'Scam'])).toEqual(['Scam (1)', 'Mixer', 'Scam (2)'])
  expect(tellApart([])).toEqual([])
})
