/**
 * Keyboard shortcuts as text: `mod+k` (Cmd on a Mac, else Ctrl), `shift+x`, `?`, `Escape`, or a sequence
 * of two keys, `g a`. Letters are case-insensitive; `?` and the like are the character, whatever makes it.
 */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const SEQUENCE_MS = 1_000
const ARROWS = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

/** One key with its modifiers, in the spelling of shortcuts. */
export function chordOf(press: KeyPress, mac: boolean = isMac): string {
  const mod = mac ? press.metaKey : press.ctrlKey
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  // Shift is part of the character for punctuation ("?"), and a modifier for letters and named keys.
  const shift = press.shiftKey && (press.key.length > 1 || /[a-z]/.test(key))
  return `${mod ? 'mod+' : ''}${press.altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`
}

/** Needs no modifier, so it must not act while somebody is typing, and can be switched off. */
export function isCharacterShortcut(shortcut: string): boolean {
  return !/^(mod|alt)\+/.test(shortcut)
}

/** The keys to print for a shortcut: `['⌘', 'K']` on a Mac, `['Ctrl', 'K']` elsewhere. */
export function keysOf(shortcut: string, mac: boolean = isMac): string[] {
  const names: Record<string, string> = {
    ...(mac ? { mod: '⌘', alt: '⌥', shift: '⇧' } : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' }),
    ...ARROWS,
    // What joins the keys of a shortcut, as a key.
    plus: '+',
  }
  return shortcut
    .split(' ')
    .flatMap((chord) => chord.split('+'))
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}

export interface ShortcutMatcher {
  /** The first of `shortcuts` that this press completes, or null. Remembers the start of a sequence. */
  readonly match: (press: KeyPress, shortcuts: readonly string[], atMs: number) => string | null
}

/** A matcher with its own memory of the last key. */
export function createShortcutMatcher(mac: boolean = isMac): ShortcutMatcher {
  let first: { chord: string; atMs: number } | null = null
  return {
    match: (press, shortcuts, atMs) => {
      const chord = chordOf(press, mac)
      const begun = first !== null && atMs - first.atMs <= SEQUENCE_MS ? first.chord : null
      first = null
      if (begun !== null && shortcuts.includes(`${begun} ${chord}`)) return `${begun} ${chord}`
      if (shortcuts.includes(chord)) return chord
      if (shortcuts.some((shortcut) => shortcut.startsWith(`${chord} `))) first = { chord, atMs }
      return null
    },
  }
}
