import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Network } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Graph } from '#src/data/addresses.ts'
import { alertGraphQuery, type AlertFull } from '#src/data/alerts.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import type { FlowSelection } from '#src/ui/flow/model.ts'
import { flowFromGraph } from '#src/ui/flow/from-graph.ts'
import { useFlowLabels } from '#src/ui/flow/use-flow-labels.ts'
import { useGraphWords } from '#src/ui/flow/use-graph-words.ts'
import { Panel } from '#src/ui/panel.tsx'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import { columnGapFor } from '#src/ui/flow/column-gap.ts'
import { useWidth } from '#src/ui/use-width.ts'
import css from './alert.module.css'
import { lanesOf, notDrawn, withoutRests } from './beside.ts'
import { useWords } from './use-alert-t.ts'

// The renderer is the heaviest thing on the page: the receipt does not wait for it.
const FlowGraph = lazy(() =>
  import('#src/ui/flow/flow-graph.tsx').then((module) => ({ default: module.FlowGraph })),
)
const FlowTable = lazy(() =>
  import('#src/ui/flow/flow-table.tsx').then((module) => ({ default: module.FlowTable })),
)

type View = 'graph' | 'table'
const VIEWS = ['graph', 'table'] as const

/** The way of the funds, drawn from the risk source to the subject, with its table twin. */
export function FlowPanel({ alert }: { readonly alert: AlertFull }) {
  const { t } = useWords()
  const result = useQuery(alertGraphQuery(alert.id))
  const [view, setView] = useState<View>('graph')
  return (
    <Panel
      title={t('alert:flow')}
      meta={result.data && <AsOf graph={result.data} />}
      isFlush
      actions={
        <div role="group" aria-label={t('alert:flowView')} className={css['switch']}>
          <Link to="/explore" search={{ alert: alert.id }} className={css['openFlow']}>
            <Network size={13} aria-hidden /> {t('alert:openInExplorer')}
          </Link>
          {VIEWS.map((each) => (
            <Button
              key={each}
              size="small"
              variant={each === view ? 'secondary' : 'ghost'}
              aria-pressed={each === view}
              onPress={() => setView(each)}
            >
              {t(each === 'graph' ? 'alert:flowGraph' : 'alert:flowTable')}
            </Button>
          ))}
        </div>
      }
    >
      <AsyncView
        result={result}
        skeleton={<Waiting />}
        isEmpty={(graph) => graph.nodes.length === 0}
        empty={<EmptyState title={t('alert:flowEmpty')} />}
      >
        {(graph) => <Flow graph={graph} view={view} name={alert.id} />}
      </AsyncView>
    </Panel>
  )
}

interface FlowProps {
  readonly graph: Graph
  readonly view: View
  readonly name: string
}

function Flow({ graph, view, name }: FlowProps) {
  const { t, format } = useWords()
  // The picture has room for some digits; the table is exact.
  const words = useGraphWords({ isExact: view === 'table' })
  const labels = useFlowLabels()
  const model = useMemo(() => flowFromGraph(withoutRests(graph), words), [graph, words])
  const [selection, setSelection] = useState<FlowSelection | null>(null)
  const [flowRef, width] = useWidth(0)
  const columns = new Set(model.data.nodes.map((node) => node.layer)).size
  const selectedId =
    selection === null ? null : selection.type === 'node' ? selection.node.id : selection.edge.id
  const rest = notDrawn(graph)
  const missing = [
    rest.senders > 0 && t('alert:flowRestIn', { count: rest.senders, formatted: format.count(rest.senders) }),
    rest.recipients > 0 &&
      t('alert:flowRestOut', { count: rest.recipients, formatted: format.count(rest.recipients) }),
  ].filter((text) => text !== false)
  return (
    <>
      <Suspense fallback={<Waiting />}>
        {view === 'graph' ? (
          <div
            ref={flowRef}
            className={css['flow']}
            style={{ '--lanes': lanesOf(model.data) } as React.CSSProperties}
          >
            {/* Laid out once, for the width there is. */}
            {width > 0 && (
              <FlowGraph
                graph={model.data}
                labels={labels}
                columnGap={columnGapFor(columns, width)}
                selectedId={selectedId}
                onSelect={setSelection}
                wheel="ctrl"
                amounts={model.data.edges.length <= FEW_FLOWS ? 'all' : 'path'}
                fileName={`${name}.png`}
                widthScale={model.widthScale}
              />
            )}
          </div>
        ) : (
          <div className={css['flowTable']}>
            <FlowTable graph={model.data} labels={labels} selectedId={selectedId} onSelect={setSelection} />
          </div>
        )}
      </Suspense>
      {missing.length > 0 && (
        <p className={css['rest']}>{t('alert:flowRest', { list: missing.join(', ') })}</p>
      )}
    </>
  )
}

const FEW_FLOWS = 8

function Waiting() {
  return (
    <div className={css['flow']}>
      <Skeleton height="100%" />
    </div>
  )
}

function AsOf({ graph }: { readonly graph: Graph }) {
  const { t, format } = useWords()
  const { block, time } = graph.asOf
  if (block !== null) return <>{t('alert:flowAsOfBlock', { block: format.count(block) })}</>
  return time === null ? null : <>{t('alert:flowAsOf', { time: format.instant(time) })}</>
}
