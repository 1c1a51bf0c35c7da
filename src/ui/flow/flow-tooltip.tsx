import type { Point } from '#core/flow/layout/types.ts'
import css from './flow.module.css'
import type { FlowLabels } from './labels.ts'
import { amountOf, transfersIn, type FlowColour } from './model.ts'
import type { FlowIndex } from './navigation.ts'
import { attributionText } from './summary.ts'

export interface FlowTooltipState {
  readonly id: string
  readonly at: Point
}

interface FlowTooltipProps {
  readonly hover: FlowTooltipState
  readonly index: FlowIndex
  readonly labels: FlowLabels
  readonly colours: ReadonlyMap<string, FlowColour>
}

/** What the pointer is over. The same facts are in the table and are said by the navigator. */
export function FlowTooltip({ hover, index, labels, colours }: FlowTooltipProps) {
  const node = index.nodes.get(hover.id)
  const edge = index.edges.get(hover.id)
  const attribution =
    node && node.kind !== 'more' && node.kind !== 'transaction' ? attributionText(node, labels) : null
  const name = (id: string): string => index.nodes.get(id)?.label ?? id
  return (
    <div className={css['tooltip']} style={{ left: hover.at.x, top: hover.at.y }} aria-hidden="true">
      {node && (
        <>
          <strong>{node.label}</strong>
          {node.sublabel && <span>{node.sublabel}</span>}
          {attribution !== null && node.sublabel?.includes(attribution) !== true && (
            <span>{attribution}</span>
          )}
          {node.facts?.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          {colours.has(node.id) && <span>{colours.get(node.id)!.text}</span>}
          {node.balanceText && (
            <span>
              {labels.balance}: {node.balanceText}
            </span>
          )}
        </>
      )}
      {edge && (
        <>
          <strong>{amountOf(edge)}</strong>
          <span>{labels.flow(name(edge.source), name(edge.target))}</span>
          <span>
            {labels.transfers}: {transfersIn(edge)}
            {edge.timeText ? ` · ${edge.timeText}` : ''}
          </span>
        </>
      )}
    </div>
  )
}
