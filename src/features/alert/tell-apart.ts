/** Names in the same order, with a number behind those that occur more than once: `Scam (1)`, `Mixer`, `Scam (2)`. */
export function tellApart(names: readonly string[]): string[] {
  const total = Map.groupBy(names, (name) => name)
  const met = new Map<string, number>()
  return names.map((name) => {
    if (total.get(name)!.length === 1) return name
    const nth = (met.get(name) ?? 0) + 1
    met.set(name, nth)
    return `${name} (${nth})`
  })
}
