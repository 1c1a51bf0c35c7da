import { memo, useEffect, useMemo, useState } from 'react'
import css from './flow.module.css'
import type { FlowLabels } from './labels.ts'
import type { FlowGraphData } from './model.ts'
import { summaryFacts } from './summary.ts'

interface FlowCaptionProps {
  readonly id: string
  readonly graph: FlowGraphData
  readonly labels: FlowLabels
}

/** The sentence below the graph. */
export const FlowCaption = memo(({ id, graph, labels }: FlowCaptionProps) => {
  const counted = useAtRest(graph)
  const summary = useMemo(() => labels.summary(summaryFacts(counted)), [counted, labels])
  return (
    <figcaption id={id} className={css['caption']}>
      {summary}
    </figcaption>
  )
})
FlowCaption.displayName = 'FlowCaption'

/** Ms after which it is given all the same. */
const LATEST_MS = 400

/** The value as soon as the page has nothing better to do: the picture comes first, and nobody waits for its words. */
function useAtRest<T>(value: T): T {
  const [given, setGiven] = useState(value)
  useEffect(() => {
    if (given === value) return undefined
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(() => setGiven(value), LATEST_MS / 4)
      return () => clearTimeout(timer)
    }
    const idle = requestIdleCallback(() => setGiven(value), { timeout: LATEST_MS })
    return () => cancelIdleCallback(idle)
  }, [given, value])
  return given
}
