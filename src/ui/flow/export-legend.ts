import type { LegendEntry } from './export-frame.ts'
import type { FlowLabels } from './labels.ts'
import type { FlowGraphData } from './model.ts'
import type { FlowMarks } from './scene.ts'
import { coloursIn, signsIn } from './summary.ts'

/** The legend of an exported picture: only what is drawn. */
export function exportLegend(
  graph: FlowGraphData,
  marks: Pick<FlowMarks, 'paint' | 'colours'>,
  labels: FlowLabels,
): readonly LegendEntry[] {
  const lines: LegendEntry[] = []
  if (graph.edges.some((edge) => edge.onPath))
    lines.push({ kind: 'line', look: 'path', text: labels.legendPath })
  if (graph.edges.some((edge) => !edge.onPath))
    lines.push({ kind: 'line', look: 'other', text: labels.legendOther })
  if (marks.paint) lines.push({ kind: 'line', look: 'taint', text: labels.legendTaint })
  return [
    ...signsIn(graph, labels).map((sign) => ({ kind: 'family' as const, ...sign })),
    ...lines,
    ...coloursIn(graph, marks.colours).map((colour) => ({ kind: 'colour' as const, ...colour })),
  ]
}
