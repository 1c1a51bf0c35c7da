const LN2 = 0.6931471805599453

/**
 * e to the power of `x`, from additions and multiplications only. `Math.exp` may differ in its last bit from one
 * JavaScript engine to the next, and the world must be the same in every browser. For |x| < 100; relative error
 * below 1e-14.
 */
export function exp(x: number): number {
  const halvings = Math.round(x / LN2)
  const rest = x - halvings * LN2
  let term = 1
  let sum = 1
  for (let n = 1; n <= 16; n += 1) {
    term = (term * rest) / n
    sum += term
  }
  for (let n = Math.abs(halvings); n > 0; n -= 1) sum = halvings > 0 ? sum * 2 : sum / 2
  return sum
}
