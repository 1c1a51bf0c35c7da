import type { ExpectedRule, PlantedInstance, WorldTransfer } from './types.ts'

/** What a typology says of an instance when it plants it. */
export interface PlantClaim {
  readonly customerRef: string | null
  readonly expectedRule: ExpectedRule | null
  readonly verdict: PlantedInstance['verdict']
  readonly note: string
}

/** A line of the answer key that waits for its transfers to be placed and numbered. */
export class PlantDraft {
  readonly id: string
  readonly typologyId: string
  /** Transactions scheduled and not yet numbered. */
  open = 0
  claim: PlantClaim | null = null
  readonly #keys: string[] = []
  readonly #addresses = new Set<string>()

  constructor(id: string, typologyId: string) {
    this.id = id
    this.typologyId = typologyId
  }

  /** Takes the numbered transfers of one transaction; returns the finished line after the last one. */
  take(rows: readonly WorldTransfer[]): PlantedInstance | null {
    for (const { key, from, to } of rows) {
      this.#keys.push(key)
      this.#addresses.add(from.canonical).add(to.canonical)
    }
    this.open -= 1
    if (this.open > 0) return null
    if (!this.claim) throw new Error(`${this.id}: planted without a claim`)
    const { id, typologyId } = this
    return { id, typologyId, transferKeys: this.#keys, addresses: [...this.#addresses], ...this.claim }
  }
}
