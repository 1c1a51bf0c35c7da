import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { toEpoch } from '#src/platform/format.ts'
import { useFormat } from '#src/platform/use-format.ts'
import type { WorkspaceContext } from './context.ts'
import css from './workspace.module.css'

const FlowTimeline = lazy(() =>
  import('#src/ui/flow/flow-timeline.tsx').then((module) => ({ default: module.FlowTimeline })),
)

/** Value over time where the picture is of one asset; of several, whose amounts are never added, the flows are counted. */
export function Timeline({ picture, time }: WorkspaceContext) {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  const { edges } = picture.graph
  const assets = new Map(edges.map((edge) => [edge.asset.id, edge.asset]))
  const only = assets.size === 1 ? [...assets.values()][0]! : null
  const isOne = only !== null
  const rows = useMemo(
    () =>
      edges.map((edge) => ({
        time: edge.firstTime === null ? null : toEpoch(edge.firstTime),
        units: isOne ? BigInt(edge.units) : 1n,
      })),
    [edges, isOne],
  )
  return (
    <div className={css['timeline']}>
      <Suspense>
        <FlowTimeline
          rows={rows}
          measure={only?.symbol ?? t('timeFlows')}
          text={(units) =>
            only ? `${format.amount(units, only.decimals, 2)} ${only.symbol}` : format.count(units)
          }
          value={time.value}
          onChange={time.choose}
        />
      </Suspense>
    </div>
  )
}
