import { medianOf, onCountScale, onValueScale, spreadOf, type Spread } from './robust.ts'

/** A transfer of a customer, as much of it as peers are compared by. */
export interface PeerMovement {
  readonly customerRef: string
  readonly time: number
  /** Hong Kong cents; null without a price. */
  readonly minor: bigint | null
}

/** What the customers of one kind usually did in one direction, each of them counted once. */
export interface PeerFigures {
  /** What makes them peers: the kind of customer. */
  readonly kind: string
  /** Of each customer the median of their values in the window, on the value scale. Null where nothing is priced. */
  readonly values: Spread | null
  /** Of each customer active in the window the transfers in the period, on the count scale. */
  readonly counts: Spread | null
}

/**
 * The figures at the instant `end`: values in the window (end - window, end], counts in (end - period, end]. Everybody
 * has one vote, so a customer with half of all transfers does not decide what is usual.
 */
export function peerFigures(
  kind: string,
  movements: readonly PeerMovement[],
  { end, window, period }: { readonly end: number; readonly window: number; readonly period: number },
): PeerFigures {
  const inside = movements.filter(({ time }) => time <= end && time > end - window)
  const each = [...Map.groupBy(inside, ({ customerRef }) => customerRef).values()]
  const values = each.flatMap((own) => {
    const priced = own.flatMap(({ minor }) => (minor === null || minor <= 0n ? [] : [minor]))
    return priced.length === 0 ? [] : [onValueScale(medianOf(priced))]
  })
  const counts = each.map((own) => onCountScale(own.filter(({ time }) => time > end - period).length))
  return { kind, values: spreadOf(values), counts: spreadOf(counts) }
}
