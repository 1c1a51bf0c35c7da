import type { TableSort } from '#src/ui/data-table-types.ts'

export type Compare<Row> = (a: Row, b: Row) => number

/** Rows in the order of a column; the order they came in where no column orders them. Stable. */
export function sortedRows<Row>(
  rows: readonly Row[],
  sort: TableSort | null,
  orders: Readonly<Record<string, Compare<Row>>>,
): readonly Row[] {
  const order = sort === null ? undefined : orders[sort.column]
  if (order === undefined || sort === null) return rows
  return rows.toSorted((a, b) => (sort.descending ? order(b, a) : order(a, b)))
}

export function byText<Row>(text: (row: Row) => string): Compare<Row> {
  return (a, b) => text(a).localeCompare(text(b), undefined, { numeric: true })
}

export function byNumber<Row>(value: (row: Row) => number): Compare<Row> {
  return (a, b) => value(a) - value(b)
}

/** By amount within one asset. Amounts of different assets have no common order, so the asset comes first. */
export function byAmount<Row>(
  amount: (row: Row) => { readonly assetId: string; readonly units: string },
): Compare<Row> {
  return (a, b) => {
    const [left, right] = [amount(a), amount(b)]
    if (left.assetId !== right.assetId) return left.assetId < right.assetId ? -1 : 1
    const difference = BigInt(left.units) - BigInt(right.units)
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }
}
