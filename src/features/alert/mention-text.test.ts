import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calledIn, callsIn, openCall, peopleFor, takeCall } from './mention-text.ts'

const MEI = { id: 'mei', name: 'Chan Mei Ling 陳美玲' }
const CHAN = { id: 'chan', name: 'Chan' }
const TOBIAS = { id: 'tobias', name: 'Tobias Ferris' }
const PEOPLE = [CHAN, MEI, TOBIAS]

describe('calls in a note', () => {
  test('a call begins at a word and ends with its line; an address is none', () => {
    expect(openCall('See @To', 7)).toEqual({ at: 4, query: 'To' })
    expect(openCall('See @Tobias F', 13)).toEqual({ at: 4, query: 'Tobias F' })
    expect(openCall('@', 1)).toEqual({ at: 0, query: '' })
    expect(openCall('請@陳', 3)).toEqual({ at: 1, query: '陳' })
    expect(openCall('mei@desk', 8)).toBeNull()
    expect(openCall('@To\nNext', 8)).toBeNull()
    expect(openCall('See @To', 4)).toBeNull()
  })

  test('people are found by any part of their name, and no longer once more was written', () => {
    expect(peopleFor(PEOPLE, 'mei')).toEqual([MEI])
    expect(peopleFor(PEOPLE, '美')).toEqual([MEI])
    expect(peopleFor(PEOPLE, 'tobias ferris')).toEqual([])
    expect(peopleFor(PEOPLE, 'Chan')).toEqual([MEI])
    expect(peopleFor(PEOPLE, 'Tobias Ferris ')).toEqual([])
    expect(peopleFor(PEOPLE, '')).toEqual(PEOPLE)
  })

  test('what is taken is a call of that person, with the caret behind it', () => {
    const call = openCall('Ask @tob please', 8)
    expect(call).not.toBeNull()
    const taken = takeCall('Ask @tob please', 8, call ?? { at: 0, query: '' }, TOBIAS.name)
    expect(taken).toEqual({ text: 'Ask @Tobias Ferris please', caret: 19 })
    expect(calledIn(taken.text, PEOPLE)).toEqual([TOBIAS])
  })

  test('of names that begin alike the longer one is called', () => {
    expect(calledIn('@Chan Mei Ling 陳美玲: look', PEOPLE)).toEqual([MEI])
    expect(calledIn('@Chan and @Chan Mei Ling 陳美玲', PEOPLE)).toEqual([CHAN, MEI])
    expect(calledIn('@Channing', PEOPLE)).toEqual([])
    expect(calledIn('請@Chan看看', PEOPLE)).toEqual([CHAN])
  })

  test('the parts are the text, whatever it is', () => {
    const word = fc.constantFrom('@', ' ', '\n', '@Chan', '@Tobias Ferris', 'x', '陳')
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join('')
        const parts = callsIn(text, PEOPLE)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        expect(parts.every((part) => text.startsWith(part.text, part.at))).toBe(true)
      }),
    )
  })
})
