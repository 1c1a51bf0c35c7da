import type { LayoutEdge, LayoutGraph, LayoutNode } from './types.ts'

/** A small repeatable generator (mulberry32), so that tests may have "random" graphs without chance. */
export function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Preferential attachment from `n0`, edges 1.5 times nodes, one in ten pointing back: like traced flows. */
export function scaleFreeGraph(count: number, seed = 7): LayoutGraph {
  const random = generator(seed)
  const nodes: LayoutNode[] = Array.from({ length: count }, (_, at) => ({
    id: `n${at}`,
    width: 160,
    height: 44,
    value: Math.floor(random() * 1000),
  }))
  const edges: LayoutEdge[] = []
  const ends = [0]
  const connect = (from: number, to: number): void => {
    const back = random() < 0.1
    edges.push({ id: `e${edges.length}`, source: `n${back ? to : from}`, target: `n${back ? from : to}` })
    ends.push(from, to)
  }
  for (let at = 1; at < count; at += 1) {
    connect(ends[Math.floor(random() * ends.length)]!, at)
    if (at % 2 === 0) connect(ends[Math.floor(random() * ends.length)]!, at)
  }
  return { nodes, edges }
}

/** Any small directed graph over `n0`…: boxes of differing sizes, values that tie, loops and parallel edges. */
export function smallGraph(count: number, seed: number): LayoutGraph {
  const random = generator(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const nodes = Array.from({ length: count }, (_, at) => ({
    id: `n${at}`,
    width: 20 + below(180),
    height: 10 + below(70),
    value: below(4),
  }))
  const edges = Array.from({ length: below(2 * count + 1) }, (_, at) => ({
    id: `e${at}`,
    source: `n${below(count)}`,
    target: `n${below(count)}`,
  }))
  return { nodes, edges }
}
