import { useQueryClient } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { neighbourhoodQuery, type Address, type Graph } from '#src/data/addresses.ts'
import { useCommands, type Command } from '#src/platform/commands.ts'
import { Button } from '#src/ui/button.tsx'
import { flowFromGraph } from '#src/ui/flow/from-graph.ts'
import type { FlowDirection, FlowNode, FlowSelection } from '#src/ui/flow/model.ts'
import { useFlowLabels } from '#src/ui/flow/use-flow-labels.ts'
import { useGraphWords } from '#src/ui/flow/use-graph-words.ts'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { DetailsPane } from './details-pane.tsx'
import css from './explorer.module.css'
import { FlowToolbar } from './flow-toolbar.tsx'
import { createInvestigation, type Investigation } from './investigation.ts'
import { pictureOf, type Step } from './picture.ts'
import type { ExplorerSearch } from './search.ts'

// The renderer is the heaviest thing on the page: facts and shares do not wait for it.
const FlowGraph = lazy(() =>
  import('#src/ui/flow/flow-graph.tsx').then((module) => ({ default: module.FlowGraph })),
)
const FlowTable = lazy(() =>
  import('#src/ui/flow/flow-table.tsx').then((module) => ({ default: module.FlowTable })),
)

/** Up to so many flows each says its amount; above, only the selected one does. */
const FEW_FLOWS = 16

interface FlowPanelProps {
  /** The account with its largest counterparties: where the investigation starts. */
  readonly first: Graph
  readonly facts: Address
  readonly search: ExplorerSearch
  readonly onChange: (search: ExplorerSearch) => void
}

/** The money around the account, drawn and as a table, with what is selected beside it. */
export function FlowPanel({ first, facts, search, onChange }: FlowPanelProps) {
  const { t } = useTranslation('explorer')
  const investigation = useInvestigation(first, search.asset)
  const { answered, pending, error } = useStore(investigation.store)
  const graph = useMemo(() => pictureOf(answered), [answered])
  const words = useGraphWords()
  const labels = useFlowLabels()
  const picture = useMemo(() => flowFromGraph(graph, words), [graph, words])
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const select = (selection: FlowSelection | null) =>
    setSelectedId(selection === null ? null : idOf(selection))
  const view = search.view ?? 'graph'
  useUndo(investigation, answered.length > 1)

  const expand = (node: FlowNode, direction: FlowDirection) => {
    const stub = picture.stubs.get(node.id)
    if (stub) return void investigation.more(stub.account, stub.direction)
    // At a service the trace ends; going on is a decision, taken in the details.
    if (graph.nodes.find((item) => item.account.key === node.id)?.stopsTrace) return setSelectedId(node.id)
    return void investigation.expand(node.id, direction)
  }

  return (
    <Panel
      title={t('flow')}
      isFlush
      meta={<AsOf asOf={graph.asOf} />}
      actions={
        <>
          {answered.length > 1 && (
            <Button size="small" variant="ghost" icon={Undo2} onPress={investigation.undo}>
              {t('undo')}
            </Button>
          )}
          <FlowToolbar facts={facts} search={search} onChange={onChange} />
        </>
      }
    >
      {error !== null && (
        <div className={css['failed']}>
          <InlineError title={t('expandFailed')} error={error} />
        </div>
      )}
      <div className={css['flow']}>
        <div className={css['drawing']} aria-busy={pending.length > 0}>
          <Suspense fallback={<Skeleton height="100%" />}>
            {view === 'graph' ? (
              <FlowGraph
                graph={picture.data}
                labels={labels}
                selectedId={selectedId}
                onSelect={select}
                onExpand={expand}
                wheel="ctrl"
                amounts={picture.data.edges.length <= FEW_FLOWS ? 'all' : 'path'}
                fileName={`${facts.account.address}.png`}
                widthScale={words.widthScale}
              />
            ) : (
              <FlowTable graph={picture.data} labels={labels} selectedId={selectedId} onSelect={select} />
            )}
          </Suspense>
          {pending.length > 0 && (
            <p role="status" className={css['busy']}>
              {t('expanding')}
            </p>
          )}
        </div>
        <DetailsPane
          graph={graph}
          picture={picture}
          selectedId={selectedId}
          investigation={investigation}
          side={search.side ?? 'source'}
        />
      </div>
    </Panel>
  )
}

function idOf(selection: FlowSelection): string {
  return selection.type === 'node' ? selection.node.id : selection.edge.id
}

/** One investigation for as long as the panel stands. */
function useInvestigation(first: Graph, asset: string | undefined): Investigation {
  const client = useQueryClient()
  const ask = useCallback(
    (step: Step) =>
      client.fetchQuery(neighbourhoodQuery({ ...step, ...(asset === undefined ? {} : { asset }) })),
    [client, asset],
  )
  const [investigation] = useState(() => createInvestigation(first, ask))
  return investigation
}

function useUndo(investigation: Investigation, canUndo: boolean): void {
  const { t } = useTranslation('explorer')
  const commands = useMemo(
    (): Command[] => [
      {
        id: 'explorer.undo',
        title: t('undo'),
        group: t('command.group'),
        shortcut: 'mod+z',
        when: () => canUndo,
        run: investigation.undo,
      },
    ],
    [t, canUndo, investigation],
  )
  useCommands(commands)
}

function AsOf({ asOf }: Pick<Graph, 'asOf'>) {
  const { t } = useTranslation('explorer')
  if (asOf.time === null && asOf.block === null) return null
  return (
    <>
      {t('asOf', { time: '' })}
      <Timestamp at={asOf.time} block={asOf.block} />
    </>
  )
}
