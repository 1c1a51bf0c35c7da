import { expect, test } from 'vitest'
import { chordOf, createShortcutMatcher, isCharacterShortcut, keysOf } from './shortcuts.ts'

function press(key: string, modifiers: Partial<Record<'ctrl' | 'meta' | 'alt' | 'shift', boolean>> = {}) {
  return {
    key,
    ctrlKey: modifiers.ctrl ?? false,
    metaKey: modifiers.meta ?? false,
    altKey: modifiers.alt ?? false,
    shiftKey: modifiers.shift ?? false,
  }
}

test('mod is Cmd on a Mac and Ctrl elsewhere', () => {
  expect(chordOf(press('K', { ctrl: true }), false)).toBe('mod+k')
  expect(chordOf(press('k', { meta: true }), true)).toBe('mod+k')
  expect(chordOf(press('k', { ctrl: true }), true)).toBe('k')
  expect(keysOf('mod+k', true)).toEqual(['⌘', 'K'])
  expect(keysOf('g a', false)).toEqual(['G', 'A'])
})

test('shift belongs to the character for punctuation and is a modifier for letters', () => {
  expect(chordOf(press('?', { shift: true }), false)).toBe('?')
  expect(chordOf(press('X', { shift: true }), false)).toBe('shift+x')
  expect(isCharacterShortcut('shift+x')).toBe(true)
  expect(isCharacterShortcut('mod+k')).toBe(false)
})

test('a sequence needs its keys in order and within a second', () => {
  const matcher = createShortcutMatcher(false)
  const known = ['g a', 'a', 'x']
  expect(matcher.match(press('g'), known, 0)).toBeNull()
  expect(matcher.match(press('a'), known, 900)).toBe('g a')
  expect(matcher.match(press('g'), known, 2_000)).toBeNull()
  expect(matcher.match(press('a'), known, 3_100)).toBe('a')
  expect(matcher.match(press('g'), known, 4_000)).toBeNull()
  expect(matcher.match(press('x'), known, 4_100)).toBe('x')
  expect(matcher.match(press('q'), known, 4_200)).toBeNull()
})
