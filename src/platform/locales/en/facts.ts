/** Words of an investigation that was read from a file, with facts of its own. */
export const messages = {
  badge: 'From the file',
  ofFile: 'Facts from the file, not checked against this desk’s data.',
  ofDesk: 'This desk’s own facts.',
  unchecked: 'Written by {{person}}, {{time}}.',
  held: '{{held}} of its {{total}} flows are held here.',
  otherwise_one: '{{formatted}} account is attributed otherwise here, or not at all.',
  otherwise_other: '{{formatted}} accounts are attributed otherwise here, or not at all.',
  showDesk: 'Show this desk’s facts',
  showFile: 'Show the file’s facts',
} as const
