import { memo, useDeferredValue } from 'react'
import { badgeParts } from './badge.ts'
import { CATEGORY_LOOKS, familyOfNode, type CategoryFamily } from './categories.ts'
import { ColourSwatch } from './colour-swatch.tsx'
import css from './flow.module.css'
import type { FlowLabels } from './labels.ts'
import {
  edgeWidth,
  type FlowColour,
  type FlowGraphData,
  type FlowNode,
  type FlowWidthScale,
} from './model.ts'
import { widthFactor } from './line-width.ts'
import { coloursIn, signsIn } from './summary.ts'

interface FlowLegendProps {
  readonly graph: FlowGraphData
  readonly labels: FlowLabels
  readonly widthScale: FlowWidthScale | null
  readonly startsOpen: boolean
  readonly hasTaint: boolean
  readonly colours: ReadonlyMap<string, FlowColour>
}

/** Explains only what is drawn, once it is drawn. */
export const FlowLegend = memo(
  ({ graph: drawn, labels, widthScale, startsOpen, hasTaint, colours }: FlowLegendProps) => {
    const graph = useDeferredValue(drawn)
    const roles = new Set(graph.nodes.map((node) => node.role))
    if (graph.nodes.length === 0) return null
    return (
      <details className={css['legend']} open={startsOpen}>
        <summary>{labels.legend}</summary>
        <div className={css['legendBody']}>
          <ul>
            {signsIn(graph, labels).map(({ family, text }) => (
              <li key={`${family} ${text}`}>
                <CategoryBadge family={family} /> {text}
              </li>
            ))}
          </ul>
          <ul>
            {roles.has('subject') && <Key look="subject" text={labels.legendSubject} />}
            {graph.nodes.some(isOursOfCategory) && <Key look="ours" text={labels.legendOurs} />}
            {graph.nodes.some((node) => node.kind === 'more') && <Key look="more" text={labels.legendMore} />}
            {graph.edges.some((edge) => edge.onPath) && <Line look="path" text={labels.legendPath} />}
            {graph.edges.some((edge) => !edge.onPath) && <Line look="other" text={labels.legendOther} />}
            {hasTaint && <Line look="taint" text={labels.legendTaint} />}
            {graph.nodes.some((node) => node.kind === 'fold') && <Key look="fold" text={labels.legendFold} />}
            {graph.nodes.some((node) => node.kind === 'transaction') && (
              <Key look="transaction" text={labels.legendTransaction} />
            )}
            {coloursIn(graph, colours).map(({ place, text }) => (
              <li key={place}>
                <ColourSwatch place={place} /> {text}
              </li>
            ))}
          </ul>
          {widthScale && <WidthScale scale={widthScale} factor={widthFactor(graph)} labels={labels} />}
        </div>
      </details>
    )
  },
)
FlowLegend.displayName = 'FlowLegend'

/** The badge says what it is elsewhere: its frame says whose it is. */
function isOursOfCategory(node: FlowNode): boolean {
  return node.role === 'ours' && familyOfNode(node) !== node.holder
}

/** The badge of a category as it is on the cards, in its colour when no severity is known. */
export function CategoryBadge({ family }: { readonly family: CategoryFamily }) {
  const { outline, icon, transform } = badgeParts(family)
  return (
    <svg
      className={css['badge']}
      data-tone={CATEGORY_LOOKS[family].tone}
      viewBox="0 0 32 32"
      aria-hidden="true"
    >
      <path className={css['badgeOutline']} d={outline} />
      <path className={css['badgeIcon']} d={icon} transform={transform} />
    </svg>
  )
}

function Key({
  look,
  text,
}: {
  readonly look: 'subject' | 'ours' | 'more' | 'fold' | 'transaction'
  readonly text: string
}) {
  return (
    <li>
      <span className={css['key']} data-look={look} /> {text}
    </li>
  )
}

function Line({ look, text }: { readonly look: 'path' | 'other' | 'taint'; readonly text: string }) {
  return (
    <li>
      <svg className={css['line']} data-look={look} viewBox="0 0 26 10" aria-hidden="true">
        <path d="M0 5h19" strokeWidth={look === 'other' ? 1.5 : 3} />
        <path d="M18 1.5 25 5l-7 3.5z" />
      </svg>
      {text}
    </li>
  )
}

interface WidthScaleProps {
  readonly scale: FlowWidthScale
  readonly factor: number
  readonly labels: FlowLabels
}

function WidthScale({ scale, factor, labels }: WidthScaleProps) {
  const steps = [0, 0.25, 0.5, 0.75, 1]
  return (
    <div className={css['scale']}>
      <span>
        {labels.legendWidth} ({labels.legendScale})
      </span>
      <svg viewBox="0 0 150 12" aria-hidden="true">
        {steps.map((step, at) => (
          <path key={step} d={`M${at * 31 + 1} 6h24`} strokeWidth={edgeWidth(step) * factor} />
        ))}
      </svg>
      <span className={css['ends']}>
        <span>{scale.minText}</span>
        <span>{scale.maxText}</span>
      </span>
    </div>
  )
}
