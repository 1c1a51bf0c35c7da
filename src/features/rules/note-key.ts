/** Under which key the words of a parameter's note stand: `USD 100 at HK$7.80` is `usd-100-at-hk-7-80`. */
export function noteKey(note: string): string {
  return note
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
