/** Somebody is typing: keys with a modifier are the field's own then, undo among them. */
export function isTyping(): boolean {
  return document.activeElement?.closest('input:not([type=checkbox]), textarea, [contenteditable]') != null
}
