import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InvestigationFile } from '#core/contract/investigation-document.ts'
import { type InvestigationStep, InvestigationStep as Schema } from '#core/contract/investigation-steps.ts'
import { applyStep } from './apply.ts'
import { EDGE_COLUMNS, edgesCsv, fileText, NODE_COLUMNS, nodesCsv } from './export.ts'
import { readDocument, readFile, STEP_KINDS } from './read.ts'
import { drawn, stateAfter, stateAt, stepsUntil, undone } from './replay.ts'
import { EMPTY } from './state.ts'

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

const step = (kind: InvestigationStep['kind'], n: number, body: Record<string, unknown>) =>
  ({
    id: `s-${n}`,
    at: '2026-11-01T02:00:00.000Z',
    by: 'ana',
    facts: null,
    kind,
    ...body,
  }) as InvestigationStep

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
})

describe('reading', () => {
  const document = (steps: unknown[]) => ({
    format: 'kyt-desk.investigation',
    version: 1,
    steps,
    view: null,
  })
  const errorsOf = (value: unknown) => {
    const read = readDocument(value)
    return read.ok ? [] : read.errors
  }

  test('every record is read back as it was', () => {
    fc.assert(
      fc.property(recordOf, (steps) => {
        const read = readDocument(JSON.parse(JSON.stringify(document(steps))))
        expect(read).toEqual({ ok: true, value: document(steps) })
      }),
      { numRuns: 60 },
    )
  })

  test('a kind of step that is not known is refused by name and row, never skipped', () => {
    const [error, ...others] = errorsOf(
      document([step('hide', 1, { nodes: ['a'] }), { ...step('hide', 2, {}), kind: 'teleport' }]),
    )
    expect(others).toEqual([])
    expect(error).toMatchObject({ field: 'steps.1.kind', row: 2 })
    expect(error?.message).toContain('"teleport" is no kind of step')
    for (const kind of STEP_KINDS) expect(error?.message).toContain(kind)
    expect(errorsOf({ ...document([]), version: 2 })).toEqual([
      { field: 'version', row: null, message: '2 is a version that this desk does not read; it reads 1' },
    ])
  })

  test('a field that is wrong is named with its row; ids are once, times do not run back', () => {
    const bad = { ...step('expand', 1, { account: 'a', direction: 'sideways', asset: null, rank: 'value' }) }
    expect(errorsOf(document([bad])).map(({ field, row }) => [field, row])).toEqual([
      ['steps.0.direction', 1],
      ['steps.0.limit', 1],
      ['steps.0.drew', 1],
    ])
    const early = { ...step('hide', 2, { nodes: ['a'] }), at: '2026-10-01T00:00:00.000Z' }
    const same = step('hide', 1, { nodes: ['b'] })
    expect(errorsOf(document([step('hide', 1, { nodes: ['a'] }), same, early]))).toEqual([
      { field: 'steps.1.id', row: 2, message: 'the id s-1 names an earlier step' },
      { field: 'steps.2.at', row: 3, message: 'is earlier than the step before' },
    ])
  })
})

describe('files', () => {
  const account = (name: string) => ({ key: `eip155:1:${name}`, chain: 'eip155:1', address: name })
  const node = (name: string, more: Partial<InvestigationFile['nodes'][number]> = {}) => ({
    account: account(name),
    role: 'unattributed' as const,
    category: null,
    severity: 0 as const,
    actor: null,
    customer: null,
    layer: 0,
    stopsTrace: false,
    ...more,
  })
  const edge = {
    id: 'e',
    from: 'eip155:1:x',
    to: 'eip155:1:y',
    asset: { id: 'eip155:1/slip44:60', symbol: 'ETH', decimals: 18 },
    units: '1500000000000000000',
    transferCount: 2,
    transferIds: ['t1', 't2'],
    firstTime: null,
    lastTime: null,
    firstBlock: 7,
    onPath: true,
  }
  const file: InvestigationFile = {
    format: 'kyt-desk.investigation-file',
    version: 1,
    name: 'Mule ring',
    exportedAt: '2026-11-01T02:00:00.000Z',
    exportedBy: 'ana',
    document: { format: 'kyt-desk.investigation', version: 1, steps: [], view: null },
    facts: null,
    nodes: [node('x', { actor: '=cmd("x"), Ltd' }), node('y')],
    edges: [edge],
    notLoaded: [],
  }

  test('a file is read back as it was; what is wrong with one is named by field and row', () => {
    expect(readFile(fileText(file))).toEqual({ ok: true, value: file })
    expect(readFile('{')).toEqual({
      ok: false,
      errors: [{ field: 'file', row: null, message: 'is not JSON' }],
    })
    expect(readFile('[]')).toMatchObject({ ok: false, errors: [{ field: 'format' }] })
    const dangling = { ...file, edges: [edge, { ...edge, to: 'eip155:1:z' }] }
    expect(readFile(JSON.stringify(dangling))).toEqual({
      ok: false,
      errors: [{ field: 'edges.1.to', row: 2, message: 'eip155:1:z is not among the nodes of the file' }],
    })
    const wrong = { ...file, edges: [{ ...edge, units: '1.5' }] }
    expect(readFile(JSON.stringify(wrong))).toMatchObject({ errors: [{ field: 'edges.0.units', row: 1 }] })
  })

  test('CSV: the documented columns, exact amounts, empty for unknown, no formula for a spreadsheet', () => {
    const [head, first, second] = nodesCsv(file.nodes, new Map([['eip155:1:y', 4]])).split('\r\n')
    expect(head).toBe(NODE_COLUMNS.join(','))
    expect(first).toBe(`eip155:1:x,eip155:1,x,unattributed,,0,"'=cmd(""x""), Ltd",,,0,no,`)
    expect(second).toBe('eip155:1:y,eip155:1,y,unattributed,,0,,,,0,no,pink')
    expect(edgesCsv([edge]).split('\r\n').slice(0, 2)).toEqual([
      EDGE_COLUMNS.join(','),
      'e,eip155:1:x,eip155:1:y,eip155:1/slip44:60,ETH,18,1500000000000000000,1.5,2,,,7,yes,t1 t2',
    ])
  })
})
