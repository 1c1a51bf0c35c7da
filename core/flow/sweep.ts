import type { FlowGraph } from './graph.ts'
import { EventHeap } from './heap.ts'
import type { LabelSpans } from './labels.ts'

/** What a sweep asks about: where the weight 1 is put before going back through the events. */
export interface Seed {
  /** The sweep covers the events [0, before). */
  readonly before: number
  /** Node asked about, or -1. A label that sends straight to it is a direct exposure. */
  readonly node: number
  /** `balance`: what the node holds. `inflow`: all it ever received. `event`: what one transfer carried. */
  readonly of: 'balance' | 'inflow' | 'event'
}

/** What a sweep found besides the labels it recorded, in units of the asset. */
export interface SweepOutcome {
  /** Came from before or beyond the data. */
  readonly outside: number
  /** Given up: the sum of all values dropped at or below the floor. NaN if the budget ended the sweep. */
  readonly unresolved: number
  /** Events looked at. */
  readonly steps: number
  readonly truncated: boolean
  /** The watch ended the sweep: there is no answer. */
  readonly cancelled: boolean
}

const NOWHERE = -1

/** Amounts found at labels. Slot 2c is claim c met directly, slot 2c + 1 indirectly. */
export class Tally {
  readonly value: Float64Array
  /** Value carried by the strongest single path, its first event, and the event after that (-1: none). */
  readonly pathValue: Float64Array
  readonly pathEvent: Int32Array
  readonly pathNext: Int32Array
  private readonly used: number[] = []
  /** Every single record, in the order of the sweep: the first `records` of each array. */
  records = 0
  recordSlot = new Uint32Array(64)
  recordEvent = new Uint32Array(64)
  recordValue = new Float64Array(64)
  recordNext = new Int32Array(64)

  constructor(claims: number) {
    this.value = new Float64Array(2 * claims)
    this.pathValue = new Float64Array(2 * claims)
    this.pathEvent = new Int32Array(2 * claims).fill(NOWHERE)
    this.pathNext = new Int32Array(2 * claims).fill(NOWHERE)
  }

  /** Slots that were recorded since the last reset. */
  get slots(): readonly number[] {
    return this.used
  }

  record(slot: number, value: number, pathValue: number, event: number, next: number): void {
    if (this.pathEvent[slot] === NOWHERE) this.used.push(slot)
    this.keep(slot, event, value, next)
    this.value[slot]! += value
    if (this.pathEvent[slot] !== NOWHERE && this.pathValue[slot]! >= pathValue) return
    this.pathValue[slot] = pathValue
    this.pathEvent[slot] = event
    this.pathNext[slot] = next
  }

  private keep(slot: number, event: number, value: number, next: number): void {
    const at = this.records++
    if (at === this.recordSlot.length) this.grow()
    this.recordSlot[at] = slot
    this.recordEvent[at] = event
    this.recordValue[at] = value
    this.recordNext[at] = next
  }

  private grow(): void {
    const { recordSlot, recordEvent, recordValue, recordNext } = this
    const size = recordSlot.length * 2
    this.recordSlot = new Uint32Array(size)
    this.recordSlot.set(recordSlot)
    this.recordEvent = new Uint32Array(size)
    this.recordEvent.set(recordEvent)
    this.recordValue = new Float64Array(size)
    this.recordValue.set(recordValue)
    this.recordNext = new Int32Array(size)
    this.recordNext.set(recordNext)
  }

  reset(): void {
    for (const slot of this.used) {
      this.value[slot] = 0
      this.pathValue[slot] = 0
      this.pathEvent[slot] = NOWHERE
      this.pathNext[slot] = NOWHERE
    }
    this.used.length = 0
    this.records = 0
  }
}

/**
 * Working arrays of the sweeps over one graph, allocated once and zero between sweeps. The dense sweep indexes
 * them by node. The sparse sweep indexes them by the order in which it meets nodes, so that the few thousand
 * it touches lie together in the processor's cache.
 */
export interface SweepScratch {
  /** A_n of the adjoint. */
  readonly weight: Float64Array
  /** The part of A_n that belongs to the single strongest way from n to the subject. */
  readonly strongest: Float64Array
  /** First event of that way, or -1 where the funds simply stay. Meaningful where there is weight. */
  readonly next: Int32Array
  /** For an event on such a way, the event that follows it; written before it is read in every sweep. */
  readonly follow: Int32Array
  readonly inCursor: Int32Array
  readonly outCursor: Int32Array
  /**
   * What stands at `inCursor` in {@link Arrivals}: read when the node is put on the heap, so that the memory is on
   * its way while other nodes are dealt with.
   */
  readonly inAmount: Float64Array
  readonly inSender: Uint32Array
  /** The node's first entry among what came in and what went out, kept here beside its cursors. */
  readonly inFirst: Int32Array
  readonly outFirst: Int32Array
  readonly waiting: Uint8Array
  /** Node to its place among the nodes met, counted from 1; 0 for a node not met. */
  readonly placeOf: Uint32Array
  readonly nodeAt: Uint32Array
  /**
   * One bit a node: it carries a label, or was met. Small enough to stay in the nearest cache, so that a node which
   * is neither, as most are, costs no look into the arrays above.
   */
  readonly noted: Int32Array
  readonly heap: EventHeap
}

export function createScratch(graph: FlowGraph, labels: LabelSpans): SweepScratch {
  const { nodes } = graph
  const noted = new Int32Array((nodes + 31) >>> 5)
  for (let node = 0; node < nodes; node++) if (labels.slotOf[node]! >= 0) note(noted, node)
  return {
    weight: new Float64Array(nodes),
    strongest: new Float64Array(nodes),
    next: new Int32Array(nodes),
    follow: new Int32Array(graph.src.length),
    inCursor: new Int32Array(nodes),
    outCursor: new Int32Array(nodes),
    inAmount: new Float64Array(nodes),
    inSender: new Uint32Array(nodes),
    inFirst: new Int32Array(nodes),
    outFirst: new Int32Array(nodes),
    waiting: new Uint8Array(nodes),
    placeOf: new Uint32Array(nodes),
    nodeAt: new Uint32Array(nodes),
    noted,
    heap: new EventHeap(nodes),
  }
}

/** Sets the node's bit. */
export function note(noted: Int32Array, node: number): void {
  noted[node >>> 5]! |= 1 << node
}

/** Clears the node's bit. */
export function unnote(noted: Int32Array, node: number): void {
  noted[node >>> 5]! &= ~(1 << node)
}

/** Whether the node's bit is set. */
export function isNoted(noted: Int32Array, node: number): boolean {
  return (noted[node >>> 5]! & (1 << node)) !== 0
}

/** Events of the strongest path recorded in a slot, in the order of the graph. */
export function pathOf(tally: Tally, scratch: SweepScratch, slot: number): number[] {
  return pathFrom(scratch, tally.pathEvent[slot]!, tally.pathNext[slot]!)
}

/** The same from one record: its event, the event after it, and so on to the subject. */
export function pathFrom(scratch: SweepScratch, first: number, next: number): number[] {
  const path = [first]
  for (let event = next; event !== NOWHERE; event = scratch.follow[event]!) path.push(event)
  return path
}
