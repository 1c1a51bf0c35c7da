import { beforeAll, describe, expect, it } from 'vitest'
import { LHKD } from './assets.ts'
import { buildWorld, gather } from './build.ts'
import { SIZES } from './sizes.ts'
import {
  DIRECT_CATEGORIES,
  SEVERE_CATEGORIES,
  categoryAt,
  forwardHaircut,
  labelIndex,
} from './testing/oracle.ts'
import type { PlantedInstance, WorldTransfer } from './types.ts'
import { STRUCTURING_THRESHOLD_HKD } from './typologies/structuring.ts'

const world = buildWorld({ size: 'small', seed: 'visible', endsAt: Date.UTC(2026, 10, 22, 8) })
const labels = labelIndex(world.labels)
const scope = new Set(
  world.institution.books
    .flatMap((book) => (book.kind === 'platform' ? book.scope : []))
    .map((s) => s.address.canonical),
)
let transfers: readonly WorldTransfer[] = []
let planted: readonly PlantedInstance[] = []
const byKey = new Map<string, WorldTransfer>()
/** Categories that a rule sees, by transfer key. */
const direct = new Map<string, string[]>()
const indirect = new Map<string, string[]>()

function counterparties({ from, to, asset }: WorldTransfer): string[] {
  if (asset === LHKD.id) return [from.canonical, to.canonical]
  const [fromIn, toIn] = [scope.has(from.canonical), scope.has(to.canonical)]
  if (fromIn === toIn) return []
  return [fromIn ? to.canonical : from.canonical]
}

beforeAll(() => {
  ;({ transfers, planted } = gather(world))
  for (const transfer of transfers) {
    byKey.set(transfer.key, transfer)
    const met = counterparties(transfer)
      .map((address) => categoryAt(labels.get(address) ?? [], transfer.time))
      .filter((category) => category !== undefined && DIRECT_CATEGORIES.has(category))
    if (met.length > 0) direct.set(transfer.key, met as string[])
  }
  forwardHaircut(transfers, labels, (transfer, parts) => {
    if (!scope.has(transfer.to.canonical) || scope.has(transfer.from.canonical)) return
    const near = parts.filter((p) => p.hops > 1 && p.hops <= 5 && SEVERE_CATEGORIES.has(p.category))
    for (const [category, group] of Map.groupBy(near, (p) => p.category)) {
      const share = group.reduce((sum, p) => sum + p.value, 0)
      if (share >= 0.01) indirect.set(transfer.key, [...(indirect.get(transfer.key) ?? []), category])
    }
  })
})

const expecting = (kind: 'direct' | 'indirect' | 'structuring' | 'pattern') =>
  planted.filter((p) => p.expectedRule?.kind === kind)
const of = (script: string) => planted.filter((p) => p.id.includes(`-${script}-d`))
const sees = (
  hits: ReadonlyMap<string, string[]>,
  { transferKeys, expectedRule }: PlantedInstance,
): boolean =>
  transferKeys.some(
    (key) => expectedRule && 'category' in expectedRule && hits.get(key)?.includes(expectedRule.category),
  )

describe('what is planted is visible to the rules it names', () => {
  it('direct contacts carry the named category, in force and known at the time', () => {
    expect(expecting('direct').length).toBeGreaterThan(80)
    expect(expecting('direct').filter((p) => !sees(direct, p))).toEqual([])
  })

  it('indirect trails bring at least 1 % within five hops', () => {
    expect(expecting('indirect').length).toBeGreaterThan(10)
    expect(expecting('indirect').filter((p) => !sees(indirect, p))).toEqual([])
  })

  it('what must stay below the line stays below it', () => {
    const silent = ['indirect-below-line', 'indirect-too-far', 'indirect-through-service'].flatMap(of)
    expect(silent.length).toBeGreaterThanOrEqual(3)
    expect(silent.filter((p) => p.transferKeys.some((key) => indirect.has(key)))).toEqual([])
    const early = ['before-designation', 'after-delisting', 'theft-not-yet-known'].flatMap(of)
    expect(early.length).toBeGreaterThanOrEqual(3)
    expect(early.filter((p) => p.transferKeys.some((key) => direct.has(key)))).toEqual([])
  })

  it('structuring keeps within 70-99 % of HK$8,000, three or more, inside its window', () => {
    const cases = expecting('structuring')
    expect(cases.length).toBeGreaterThan(10)
    for (const instance of cases) {
      const rows = instance.transferKeys.map((key) => byKey.get(key)!)
      expect(rows.length).toBeGreaterThanOrEqual(3)
      const hkd = rows.map((row) => Number(row.fiatMinor) / 100 / STRUCTURING_THRESHOLD_HKD)
      expect(Math.min(...hkd)).toBeGreaterThanOrEqual(0.7)
      expect(Math.max(...hkd)).toBeLessThanOrEqual(0.99)
      expect(hkd.reduce((sum, share) => sum + share, 0)).toBeGreaterThanOrEqual(1)
      const hours = (rows.at(-1)!.time - rows[0]!.time) / 3_600_000
      expect(hours).toBeLessThanOrEqual(instance.id.includes('24h') ? 24 : 168)
      const wallets = new Set(
        world.customers
          .find(({ ref }) => ref === instance.customerRef)!
          .wallets.map((w) => w.address.canonical),
      )
      expect(rows.every(({ from, to }) => wallets.has(from.canonical) || wallets.has(to.canonical))).toBe(
        true,
      )
    }
  })

  it('patterns are planted in every script that names one, each with several transfers', () => {
    const cases = expecting('pattern')
    expect(new Set(cases.map(({ typologyId }) => typologyId)).size).toBeGreaterThan(12)
    for (const { typologyId, expectedRule, transferKeys } of cases) {
      expect(expectedRule).toEqual({ kind: 'pattern', rule: typologyId })
      expect(transferKeys.length).toBeGreaterThan(1)
    }
  })

  it('raises about the promised number of alerts, few of them by accident', () => {
    const hits = new Set([...direct.keys(), ...indirect.keys()])
    const total = hits.size + expecting('structuring').length + expecting('pattern').length
    expect(total).toBeGreaterThan(SIZES.small.alerts * 0.8)
    expect(total).toBeLessThan(SIZES.small.alerts * 1.35)
    const keys = new Set(planted.flatMap((p) => p.transferKeys))
    const accidental = [...hits].filter((key) => !keys.has(key))
    expect(accidental.length).toBeLessThan(hits.size * 0.1)
  })
})
