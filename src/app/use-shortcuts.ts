import { useEffect } from 'react'
import { now } from '#src/platform/clock.ts'
import { availableCommands } from '#src/platform/commands.ts'
import { preferencesNow } from '#src/platform/preferences.ts'
import { createShortcutMatcher, isCharacterShortcut } from '#src/platform/shortcuts.ts'

/** Somebody is typing, or a list of the page uses letters to find its entries. */
const TAKES_LETTERS =
  'input:not([type=checkbox]), textarea, select, [contenteditable], [role=menu], [role=listbox]'

/** Runs the commands by their shortcuts. Mounted once, by the shell. */
export function useShortcuts(): void {
  useEffect(() => {
    const matcher = createShortcutMatcher()
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      // A modal dialog owns the keyboard while it is open. A message (toast) is an alertdialog too, but not modal.
      if (document.querySelector('[role=dialog], [role=alertdialog]:not([aria-modal=false])')) return
      const target = event.target instanceof Element ? event.target : null
      const letters = preferencesNow().letterShortcuts && !target?.closest(TAKES_LETTERS)
      const commands = availableCommands().filter(
        ({ shortcut }) => shortcut !== undefined && (letters || !isCharacterShortcut(shortcut)),
      )
      const shortcuts = commands.flatMap(({ shortcut }) => shortcut ?? [])
      const matched = matcher.match(event, shortcuts, now())
      const command = commands.findLast(({ shortcut }) => shortcut === matched)
      if (!command) return
      event.preventDefault()
      command.run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
