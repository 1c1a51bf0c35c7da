import { exp } from './exp.ts'

const UINT32 = 2 ** 32

/** FNV-1a over UTF-16 units, started at `basis`: four starts give the generator its four words of state. */
function hash32(text: string, basis: number): number {
  let h = basis >>> 0
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0
  // Murmur3's finaliser: without it, short seeds that differ in their last letter start near each other.
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * A seeded stream of numbers (Chris Doty-Humphrey's sfc32). The same seed gives the same stream on every
 * machine. `fork` opens an independent stream by name, so that one part of the world may draw more or fewer
 * numbers without moving any other part.
 */
export class Random {
  readonly #seed: string
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: string) {
    this.#seed = seed
    this.#a = hash32(seed, 0x811c9dc5)
    this.#b = hash32(seed, 0x9e3779b9)
    this.#c = hash32(seed, 0x243f6a88)
    for (let i = 0; i < 12; i += 1) this.uint32()
  }

  fork(name: string): Random {
    return new Random(`${this.#seed}/${name}`)
  }

  uint32(): number {
    const t = (this.#a + this.#b + this.#counter) >>> 0
    this.#counter = (this.#counter + 1) >>> 0
    this.#a = (this.#b ^ (this.#b >>> 9)) >>> 0
    this.#b = (this.#c + (this.#c << 3)) >>> 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) >>> 0
    return t
  }

  /** Uniform in [0, 1). */
  unit(): number {
    return this.uint32() / UINT32
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + this.unit() * (high - low)
  }

  /** Integer, both ends included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.unit() < probability
  }

  /** @throws RangeError when there is nothing to pick from. */
  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('pick: the list is empty')
    return items[Math.floor(this.unit() * items.length)]!
  }

  /** `count` different items in random order. @throws RangeError when the list is shorter than `count`. */
  sample<T>(items: readonly T[], count: number): T[] {
    if (count > items.length) throw new RangeError(`sample: ${count} of ${items.length}`)
    const rest = [...items]
    return Array.from({ length: count }, () => {
      const at = this.int(0, rest.length - 1)
      const taken = rest[at]!
      rest[at] = rest.at(-1)!
      rest.pop()
      return taken
    })
  }

  /** Index drawn in proportion to a running total of weights (binary search). */
  byCumulative(cumulative: ArrayLike<number>): number {
    const target = this.unit() * cumulative[cumulative.length - 1]!
    let low = 0
    let high = cumulative.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (cumulative[middle]! > target) high = middle
      else low = middle + 1
    }
    return low
  }

  /** Nearly standard normal: the sum of twelve uniforms less six (Irwin-Hall), within (-6, 6). */
  normal(): number {
    let sum = -6
    for (let i = 0; i < 12; i += 1) sum += this.unit()
    return sum
  }

  /** Log-normal with the given median: most values small, a few very large. */
  heavy(median: number, sigma: number): number {
    return median * exp(sigma * this.normal())
  }

  bytes(count: number): Uint8Array {
    const out = new Uint8Array(count)
    for (let i = 0; i < count; i += 1) out[i] = this.uint32() >>> 24
    return out
  }

  /** `count` random bytes as lower-case hexadecimal. */
  hex(count: number): string {
    let out = ''
    while (out.length < count * 2) out += this.uint32().toString(16).padStart(8, '0')
    return out.slice(0, count * 2)
  }
}
