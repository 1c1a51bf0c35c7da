import { expect, it } from 'vitest'
import type { FlowNode } from './model.ts'
import { signsIn } from './summary.ts'

const node = (id: string, more: Partial<FlowNode>): FlowNode => ({ id, kind: 'address', label: id, ...more })
const LABELS = { family: (family: string) => `the ${family} family` }

it('names each category that is drawn by its own name, also where two share a sign', () => {
  const nodes = [
    node('a', { category: 'darknet-market', attribution: 'Darknet market' }),
    node('b', { category: 'fraud-shop', attribution: 'Fraud shop' }),
    node('c', { category: 'fraud-shop', attribution: 'Fraud shop' }),
    node('d', { category: 'illicit-actor', attribution: 'Illicit actor' }),
    node('e', {}),
    node('f', { kind: 'more' }),
  ]
  expect(signsIn({ nodes, edges: [] }, LABELS)).toEqual([
    { family: 'darknet', text: 'Darknet market' },
    { family: 'darknet', text: 'Fraud shop' },
    { family: 'severe', text: 'Illicit actor' },
    { family: 'unknown', text: 'the unknown family' },
  ])
})
