const indexes = new WeakMap<readonly unknown[], Map<unknown, ReadonlyMap<string, readonly unknown[]>>>()

/**
 * The records of a list about one thing. A screening asks this for every transfer, so a list is put in order once
 * for each way of asking: `keyOf` must be the same function each time, and the list must not change.
 */
export function recordsAbout<T>(
  records: readonly T[],
  keyOf: (record: T) => string,
  key: string,
): readonly T[] {
  const index = indexes.get(records) ?? new Map<unknown, ReadonlyMap<string, readonly unknown[]>>()
  indexes.set(records, index)
  const byKey = index.get(keyOf) ?? Map.groupBy(records, keyOf)
  index.set(keyOf, byKey)
  return (byKey.get(key) as readonly T[] | undefined) ?? []
}
