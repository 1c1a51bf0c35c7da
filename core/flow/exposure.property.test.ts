import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildLedger } from '#core/ledger/ledger.ts'
import { createEngine } from './engine.ts'
import { forwardHaircut } from './testing/forward-haircut.ts'
import type { Mixture } from './testing/forward-haircut.ts'
import { ASSET, account, claim, transfersOf } from './testing/ledgers.ts'
import type { Row } from './testing/ledgers.ts'
import { toNumber } from './testing/rational.ts'
import type { ExposureResult, LabelClaim } from './types.ts'

const RUNS = { numRuns: 2000 }
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

const name = fc.constantFrom(...NAMES)
const amount = fc.oneof(fc.nat(20).map(BigInt), fc.bigInt({ min: 0n, max: 10n ** 24n }))
const rows: fc.Arbitrary<Row[]> = fc.array(fc.tuple(name, name, amount), { minLength: 1, maxLength: 24 })
const point = fc.option(fc.nat(24).map((block) => ({ block, time: null })))
const claims: fc.Arbitrary<LabelClaim[]> = fc.array(
  fc
    .tuple(
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom('risk' as const, 'service' as const),
      point,
      point,
      fc.nat(3),
    )
    .map(([name, role, validFrom, validUntil, nr]) =>
      claim(name, role, { id: `${name}${role}${nr}`, validFrom, validUntil, confidence: nr }),
    ),
  { maxLength: 4 },
)
const unique = (list: readonly LabelClaim[]) => [...new Map(list.map((item) => [item.id, item])).values()]

function mixtureOf(result: ExposureResult): Map<string, number> {
  const shares = new Map<string, number>([['outside', result.outside]])
  for (const part of result.parts) shares.set(part.labelId, (shares.get(part.labelId) ?? 0) + part.share)
  for (const { labelId, share } of result.boundaries) shares.set(`service:${labelId}`, share)
  return shares
}

/** Largest difference between the shares found and those of an exact mixture. */
function difference(result: ExposureResult, expected: Mixture | undefined): number {
  let largest = 0
  const shares = mixtureOf(result)
  const whole = Number(result.denominator)
  for (const kind of new Set([...shares.keys(), ...(expected?.keys() ?? [])])) {
    const exact = expected?.get(kind)
    const wanted = exact === undefined || whole === 0 ? 0 : toNumber(exact) / whole
    largest = Math.max(largest, Math.abs((shares.get(kind) ?? 0) - wanted))
  }
  return largest
}

const total = (result: ExposureResult) =>
  result.parts.reduce((sum, part) => sum + part.share, 0) +
  result.service +
  result.outside +
  result.unresolved

test('P14: the adjoint sweep, dense and sparse, equals the forward haircut in exact fractions', () => {
  fc.assert(
    fc.property(rows, claims, fc.nat(), (rows, list, pick) => {
      const transfers = transfersOf(rows)
      const labels = unique(list)
      const state = forwardHaircut(transfers, labels)
      const engine = createEngine(buildLedger(transfers), labels)
      const subject = account(NAMES[pick % NAMES.length]!)
      const transfer = transfers[pick % transfers.length]!
      for (const limits of [{ eps: 0 }, { eps: 1e-18 }]) {
        const held = engine.exposureOf(subject, ASSET, limits)
        expect(held.denominator).toBe(state.balance.get(subject) ?? 0n)
        expect(difference(held, state.mixture.get(subject))).toBeLessThan(1e-12)
        const received = engine.exposureOf(subject, ASSET, { ...limits, denominator: 'lifetime-inflow' })
        expect(difference(received, state.received.get(subject))).toBeLessThan(1e-12)
        expect(
          difference(engine.exposureOfTransfer(transfer.id, limits), state.carried.get(transfer.id)),
        ).toBeLessThan(1e-12)
      }
    }),
    RUNS,
  )
})

test('P14: the destination side is the source side of the reversed sequence', () => {
  fc.assert(
    fc.property(rows, claims, fc.nat(), (rows, list, pick) => {
      const transfers = transfersOf(rows)
      const labels = unique(list)
      const turned = transfersOf(rows.map(([from, to, amount]): Row => [to, from, amount]).reverse())
      /** Row r of the reversed sequence is row n - 1 - r: a label in force on [from, until) is so on [n - until, n - from). */
      const turn = (point: LabelClaim['validFrom']) =>
        point === null ? null : { block: rows.length - point.block!, time: null }
      const turnedLabels = labels.map((label) => ({
        ...label,
        validFrom: turn(label.validUntil),
        validUntil: turn(label.validFrom),
      }))
      const state = forwardHaircut(turned, turnedLabels)
      const engine = createEngine(buildLedger(transfers), labels)
      const subject = account(NAMES[pick % NAMES.length]!)
      const at = pick % transfers.length
      for (const limits of [{ eps: 0 }, { eps: 1e-18 }]) {
        const sent = engine.exposureOf(subject, ASSET, { ...limits, side: 'destination' })
        expect(difference(sent, state.received.get(subject))).toBeLessThan(1e-12)
        const carried = engine.exposureOfTransfer(`t${at}`, { ...limits, side: 'destination' })
        expect(difference(carried, state.carried.get(`t${transfers.length - 1 - at}`))).toBeLessThan(1e-12)
      }
    }),
    RUNS,
  )
})

test('P14: parts, service, outside and unresolved partition the whole, on both sides and under any limit', () => {
  fc.assert(
    fc.property(
      rows,
      claims,
      fc.nat(),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      fc.nat(40),
      (rows, list, pick, eps, maxEvents) => {
        const transfers = transfersOf(rows)
        const engine = createEngine(buildLedger(transfers), unique(list))
        const subject = account(NAMES[pick % NAMES.length]!)
        const { id } = transfers[pick % transfers.length]!
        for (const limits of [{ eps }, { eps: 0 }, { eps, maxEvents }]) {
          for (const result of [
            engine.exposureOf(subject, ASSET, limits),
            engine.exposureOf(subject, ASSET, { ...limits, denominator: 'lifetime-inflow' }),
            engine.exposureOf(subject, ASSET, { ...limits, side: 'destination' }),
            engine.exposureOfTransfer(id, limits),
            engine.exposureOfTransfer(id, { ...limits, side: 'destination' }),
          ]) {
            expect(Math.abs(total(result) - (result.denominator === 0n ? 0 : 1))).toBeLessThan(1e-12)
            const amounts = result.parts.reduce((sum, part) => sum + part.amount, 0n)
            expect(amounts <= result.denominator).toBe(true)
          }
        }
      },
    ),
    RUNS,
  )
})

test('P15: pruned <= exact <= pruned + unresolved', () => {
  fc.assert(
    fc.property(
      rows,
      claims,
      fc.nat(),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      (rows, list, pick, eps) => {
        const engine = createEngine(buildLedger(transfersOf(rows)), unique(list))
        const subject = account(NAMES[pick % NAMES.length]!)
        const pruned = engine.exposureOf(subject, ASSET, { eps })
        const exact = mixtureOf(engine.exposureOf(subject, ASSET, { eps: 0 }))
        for (const [kind, share] of mixtureOf(pruned))
          expect(share).toBeLessThanOrEqual(exact.get(kind)! + 1e-12)
        const found = mixtureOf(pruned)
        for (const [kind, share] of exact) {
          expect(share).toBeLessThanOrEqual((found.get(kind) ?? 0) + pruned.unresolved + 1e-12)
        }
      },
    ),
    RUNS,
  )
})

test('P9: what happens later changes no earlier answer', () => {
  fc.assert(
    fc.property(rows, claims, fc.nat(), fc.nat(), (rows, list, pick, cut) => {
      const transfers = transfersOf(rows)
      const labels = unique(list)
      const kept = 1 + (cut % transfers.length)
      const whole = createEngine(buildLedger(transfers), labels)
      const prefix = createEngine(buildLedger(transfers.slice(0, kept)), labels)
      const subject = account(NAMES[pick % NAMES.length]!)
      const asOf = { block: kept - 1, time: null }
      for (const side of ['source', 'destination'] as const) {
        expect(whole.exposureOf(subject, ASSET, { side, asOf, eps: 0 })).toEqual(
          prefix.exposureOf(subject, ASSET, { side, asOf, eps: 0 }),
        )
      }
    }),
    RUNS,
  )
})

test('I5, I6: a strongest path is made of adjacent transfers in order and crosses no label', () => {
  fc.assert(
    fc.property(
      rows,
      claims,
      fc.nat(),
      fc.constantFrom('source' as const, 'destination' as const),
      (rows, list, pick, side) => {
        const transfers = transfersOf(rows)
        const labels = unique(list)
        const byId = new Map(transfers.map((transfer) => [transfer.id, transfer]))
        const engine = createEngine(buildLedger(transfers), labels)
        const subject = account(NAMES[pick % NAMES.length]!)
        for (const part of engine.exposureOf(subject, ASSET, { side, eps: 0 }).parts) {
          const path = part.path.map((id) => byId.get(id)!)
          expect(part.hops).toBe(path.length)
          expect(side === 'source' ? path[0]!.from : path.at(-1)!.to).toBe(part.account)
          expect(side === 'source' ? path.at(-1)!.to : path[0]!.from).toBe(subject)
          expect(part.kind === 'direct').toBe(path.length === 1)
          for (let at = 1; at < path.length; at++) {
            expect(path[at]!.from).toBe(path[at - 1]!.to)
            expect(path[at]!.block!).toBeGreaterThan(path[at - 1]!.block!)
            const crossing = side === 'source' ? path[at]! : path[at - 1]!
            const inside = side === 'source' ? crossing.from : crossing.to
            const stops = labels.some(
              (label) =>
                label.account === inside &&
                (label.validFrom?.block ?? 0) <= crossing.block! &&
                crossing.block! < (label.validUntil?.block ?? Infinity),
            )
            expect(stops).toBe(false)
          }
        }
      },
    ),
    RUNS,
  )
})

test('evidence: the transfers behind a part add up to it, and start at its label', () => {
  fc.assert(
    fc.property(
      rows,
      claims,
      fc.nat(),
      fc.constantFrom('source' as const, 'destination' as const),
      (rows, list, pick, side) => {
        const transfers = transfersOf(rows)
        const byId = new Map(transfers.map((transfer) => [transfer.id, transfer]))
        const engine = createEngine(buildLedger(transfers), unique(list))
        const subject = account(NAMES[pick % NAMES.length]!)
        const { parts, evidence } = engine.exposureOf(subject, ASSET, { side, evidence: true })
        expect(evidence).toBeDefined()
        for (const part of parts) {
          const own = evidence!.filter((item) => item.labelId === part.labelId && item.kind === part.kind)
          const ends = own
            .map(({ transferId }) => byId.get(transferId)!)
            .map((row) => (side === 'source' ? row.from : row.to))
          expect(new Set(ends)).toEqual(new Set([part.account]))
          expect(Math.abs(own.reduce((sum, item) => sum + item.share, 0) - part.share)).toBeLessThan(1e-12)
        }
        const known = new Set(parts.map((part) => `${part.labelId} ${part.kind}`))
        expect(evidence!.filter((item) => !known.has(`${item.labelId} ${item.kind}`))).toEqual([])
        expect(engine.exposureOf(subject, ASSET, { side })).not.toHaveProperty('evidence')
      },
    ),
    RUNS,
  )
})
