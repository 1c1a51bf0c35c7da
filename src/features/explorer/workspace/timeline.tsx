import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toEpoch } from '#src/platform/format.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Select } from '#src/ui/select.tsx'
import type { WorkspaceContext } from './context.ts'
import css from './workspace.module.css'

const FlowTimeline = lazy(() =>
  import('#src/ui/flow/flow-timeline.tsx').then((module) => ({ default: module.FlowTimeline })),
)

const FLOWS = 'flows'

/**
 * Value over time, of one asset at a time: amounts of several are never added. Of a picture with several the flows are
 * counted until the reader chooses an asset; the span of time is that of the whole picture either way.
 */
export function Timeline({ picture, time }: WorkspaceContext) {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  const { edges } = picture.graph
  const assets = new Map(edges.map((edge) => [edge.asset.id, edge.asset]))
  const [chosen, setChosen] = useState(FLOWS)
  const only = assets.size === 1 ? [...assets.values()][0]! : (assets.get(chosen) ?? null)
  const id = only?.id ?? null
  const rows = useMemo(
    () =>
      edges.map((edge) => ({
        time: edge.firstTime === null ? null : toEpoch(edge.firstTime),
        units: id === null ? 1n : edge.asset.id === id ? BigInt(edge.units) : 0n,
      })),
    [edges, id],
  )
  return (
    <div className={css['timeline']}>
      {assets.size > 1 && (
        <Select
          label={t('timeMeasure')}
          isLabelHidden
          value={id ?? FLOWS}
          options={[
            { id: FLOWS, label: t('twin.flows') },
            ...[...assets.values()].map((asset) => ({ id: asset.id, label: asset.symbol, hint: asset.id })),
          ]}
          onChange={setChosen}
        />
      )}
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
