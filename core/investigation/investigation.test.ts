import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type InvestigationStep, InvestigationStep as Schema } from '#core/contract/investigation-steps.ts'
import { applyStep } from './apply.ts'
import { readDocument, STEP_KINDS } from './read.ts'
import { drawn, stateAfter, stateAt, stepsUntil, undone } from './replay.ts'
import { EMPTY } from './state.ts'
import { step } from './testing/step.ts'

const NODES = ['a', 'b', 'c', 'd', 'e'].map((name) => `eip155:1:0x${name.repeat(40)}`)
const NAMES = ['n-1', 'n-2', 'n-3']

const node = fc.constantFrom(...NODES)
const nodes = fc.uniqueArray(node, { minLength: 1, maxLength: 4 })
const someNodes = fc.uniqueArray(node, { maxLength: 4 })
const name = fc.constantFrom(...NAMES)
const coordinate = fc.integer({ min: -999, max: 999 })
const places = fc.array(fc.record({ node, x: coordinate, y: coordinate }), { minLength: 1, maxLength: 3 })
const asset = fc.constantFrom(null, 'eip155:1/slip44:60')
const instant = (n: number) => `2026-11-01T02:00:00.${String(n).padStart(3, '0')}Z`
const asked = {
  account: node,
  direction: fc.constantFrom('in', 'out', 'both'),
  asset,
  rank: fc.constantFrom('value', 'time'),
  limit: fc.integer({ min: 1, max: 200 }),
  drew: someNodes,
}

/** For each kind of step, what it says beside who took it and when. */
const BODIES: Readonly<Record<InvestigationStep['kind'], Record<string, fc.Arbitrary<unknown>>>> = {
  start: {
    accounts: someNodes,
    transactions: fc.constant([]),
    alertId: fc.constant(null),
    path: fc.constant([]),
    drew: someNodes,
  },
  expand: asked,
  more: { ...asked, cursor: fc.constant('next') },
  between: {
    accounts: nodes,
    others: nodes,
    asset,
    limit: fc.integer({ min: 1, max: 2_000 }),
    drew: someNodes,
  },
  drop: { accounts: nodes },
  mode: { mode: fc.constantFrom('aggregate', 'transaction') },
  filter: {
    assets: fc.constantFrom(null, ['eip155:1/slip44:60']),
    categories: fc.constantFrom(null, ['scam']),
    smallest: fc.constantFrom(null, { asset: 'eip155:1/slip44:60', units: '5' }),
    effect: fc.constantFrom('fade', 'hide'),
  },
  window: {
    from: fc.constantFrom(null, instant(1)),
    until: fc.constantFrom(null, instant(9)),
    fromBlock: fc.constant(null),
    untilBlock: fc.constantFrom(null, 7),
  },
  'as-of': {
    block: fc.constantFrom(null, 12),
    time: fc.constant(null),
    knownAt: fc.constantFrom(null, instant(3)),
  },
  pin: { places },
  unpin: { nodes },
  move: { places },
  layout: { layout: fc.constantFrom('flow', 'force') },
  annotate: {
    note: name,
    target: fc.option(node),
    text: fc.constantFrom('look', 'again'),
    x: fc.option(coordinate),
    y: fc.option(coordinate),
  },
  erase: { note: name },
  colour: { nodes, colour: fc.option(fc.integer({ min: 1, max: 8 })) },
  group: { group: name, name: fc.constant('Mule ring'), members: nodes },
  ungroup: { group: name },
  fold: { fold: name, why: fc.constantFrom('peel-chain', 'entity'), name: fc.constant(''), members: nodes },
  unfold: { fold: name },
  hide: { nodes },
  show: { nodes },
  policy: {
    methods: fc.constantFrom([], ['fifo'], ['haircut', 'lifo']),
    accounts: someNodes,
    transfers: fc.constant([]),
    labels: fc.boolean(),
  },
  paths: {
    search: name,
    from: nodes,
    to: nodes,
    asset,
    worth: fc.constantFrom('carried', 'bottleneck'),
    count: fc.integer({ min: 1, max: 10 }),
    floor: fc.constant('0'),
    found: fc.constant([['t-1', 't-2']]),
    drew: someNodes,
  },
  forget: { search: name },
  select: { nodes: someNodes, edges: fc.constant([]) },
}

const stepBody = fc
  .constantFrom(...STEP_KINDS)
  .chain((kind) => fc.record({ ...BODIES[kind] }).map((body) => ({ kind, ...body })))

/** Records of up to 40 steps of every kind, in the order in which they were taken, several at one instant. */
const recordOf: fc.Arbitrary<InvestigationStep[]> = fc
  .array(fc.tuple(stepBody, fc.integer({ min: 0, max: 3 })), { maxLength: 40 })
  .map((taken) => {
    let now = 0
    return taken.map(([body, later], n) => {
      now += later
      return Schema.parse({ ...body, id: `s-${n}`, at: instant(now), by: 'ana', facts: null })
    })
  })

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner)
  }
  return value
}

describe('a record and its picture', () => {
  test('taking back the last step gives the picture before it, down to the empty one', () => {
    fc.assert(
      fc.property(recordOf, (steps) => {
        for (let left: readonly InvestigationStep[] = steps; left.length > 0; left = undone(left)) {
          expect(stateAfter(undone(left))).toEqual(stateAfter(steps, left.length - 1))
        }
        expect(stateAfter(steps, 0)).toBe(EMPTY)
      }),
      { numRuns: 60 },
    )
  })

  test('the picture at an instant is that of the steps taken until then', () => {
    fc.assert(
      fc.property(recordOf, fc.nat(200), (steps, ms) => {
        const at = `2026-11-01T02:00:00.${String(ms % 1000).padStart(3, '0')}Z`
        const until = steps.filter((each) => each.at <= at)
        expect(stepsUntil(steps, at)).toBe(until.length)
        expect(stateAt(steps, at)).toEqual(until.reduce(applyStep, EMPTY))
      }),
    )
  })

  test('a step changes no picture before it, and the same steps make the same picture', () => {
    fc.assert(
      fc.property(recordOf, (steps) => {
        let state = EMPTY
        for (const each of frozen(steps)) {
          const before = structuredClone(state)
          const next = applyStep(state, each)
          expect(state).toEqual(before)
          state = next
        }
        expect(state).toEqual(stateAfter(steps))
      }),
      { numRuns: 60 },
    )
  })

  test('what is drawn is on the picture, neither hidden nor twice', () => {
    fc.assert(
      fc.property(recordOf, (steps) => {
        const state = stateAfter(steps)
        const { accounts, folds } = drawn(state)
        const shown = [...accounts, ...folds]
        expect(new Set(shown).size).toBe(shown.length)
        expect(accounts.every((key) => state.accounts.has(key) && !state.hidden.has(key))).toBe(true)
        const members = folds.flatMap((id) => state.folds.get(id)?.members ?? [])
        expect(accounts.some((key) => members.includes(key))).toBe(false)
        // Nothing disappears: what is neither drawn nor hidden is inside a fold.
        for (const key of state.accounts) {
          const inFold = [...state.folds.values()].some((fold) => fold.members.includes(key))
          expect(state.hidden.has(key) || inFold || accounts.includes(key)).toBe(true)
        }
      }),
    )
  })

  test('a tidy forgets what was moved and keeps what was pinned; moving a pinned node leaves it pinned', () => {
    const at = (node: string, x: number) => ({ node, x, y: 0 })
    const state = stateAfter([
      step('pin', 1, { places: [at('a', 1)] }),
      step('move', 2, { places: [at('a', 2), at('b', 3)] }),
      step('layout', 3, { layout: 'flow' }),
    ])
    expect([...state.places]).toEqual([['a', { x: 2, y: 0, pinned: true }]])
    const loose = [step('unpin', 4, { nodes: ['a', 'z'] }), step('layout', 5, { layout: 'force' })]
    expect(loose.reduce(applyStep, state)).toMatchObject({ places: new Map(), layout: 'force' })
  })

  test('every record is read back as it was', () => {
    fc.assert(
      fc.property(recordOf, (steps) => {
        const document = { format: 'kyt-desk.investigation', version: 1, steps, view: null }
        const read = readDocument(JSON.parse(JSON.stringify(document)))
        expect(read).toEqual({ ok: true, value: document })
      }),
      { numRuns: 60 },
    )
  })
})
