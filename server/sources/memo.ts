/**
 * Remembers what a pure function gave for a key, up to `limit` keys and then from the start again: files name the
 * same few addresses over and over, and their checksums are most of the cost of reading them. Errors are not kept.
 */
export function createMemo<T>(limit = 20_000): (key: string, make: () => T) => T {
  const kept = new Map<string, T>()
  return (key, make) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make()
    if (kept.size >= limit) kept.clear()
    kept.set(key, made)
    return made
  }
}
