import { lazy, Suspense, useMemo, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '#core/flow/layout/types.ts'
import type { FlowGraphHandle } from '#src/ui/flow/flow-graph.tsx'
import type { FoldedPicture } from '#src/ui/flow/folding.ts'
import type { FlowBetween, FlowDirection, FlowNode } from '#src/ui/flow/model.ts'
import { useFlowLabels } from '#src/ui/flow/use-flow-labels.ts'
import { MenuAt } from '#src/ui/menu.tsx'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { useAdd } from '../opening/use-add.ts'
import { betweenOf } from '../transactions/between.ts'
import { useTransactionWords } from '../transactions/use-transaction-words.ts'
import type { WorkspaceContext } from './context.ts'
import { useElementMenu } from './element-menu.ts'
import { useMarks } from './use-marks.ts'
import { useMoves } from './use-moves.ts'
import css from './workspace.module.css'

// The renderer is the heaviest thing on the page: facts and tables do not wait for it.
const FlowGraph = lazy(() =>
  import('#src/ui/flow/flow-graph.tsx').then((module) => ({ default: module.FlowGraph })),
)

/** Up to so many flows each says its amount; above, only the path and what is selected do. */
const FEW_FLOWS = 16
/** From so many nodes on, a small map of all of it helps. */
const MANY_NODES = 40
/** Keys of commands about what is looked at (use-element-commands.ts, use-workspace-commands.ts). */
const ELEMENT_KEYS = new Set(['p', 'n', 'l', 'c', '[', ']', 'Delete'])
/** Room for a transaction between two columns, in both modes: the accounts stand where they stand, px. */
const COLUMN_GAP = 148
const MODES = { flow: 'hop', time: 'time', force: 'force' } as const

export interface PictureProps extends WorkspaceContext {
  readonly handle: RefObject<FlowGraphHandle | null>
  readonly onExpandAccount: (account: string, direction: FlowDirection) => void
}

/** The investigation drawn. What repeats is folded; what a filter takes out keeps its place. */
export function Picture(props: PictureProps) {
  const { picture, selection, handle, onExpandAccount, isReadOnly, workspace } = props
  const flowLabels = useFlowLabels()
  const { drawn, folded } = props.drawing
  const between = useBetween(props, folded)
  const add = useAdd(workspace)
  const marks = useMarks(props, folded, between)
  const moves = useMoves(workspace)
  const { ids, activeId } = selection
  const selected = useMemo(() => {
    const chosen = [...(activeId === null ? [] : [activeId]), ...ids]
    return [...new Set(chosen.flatMap((id) => drawnAs(id, between)))]
  }, [ids, activeId, between])
  const expand = (node: FlowNode, direction: FlowDirection) => {
    const stub = drawn.stubs.get(node.id)
    if (stub) return onExpandAccount(stub.account, stub.direction)
    if (isReadOnly) return undefined
    const tx = props.transactions.picture?.drawn.find((each) => each.id === node.id)?.transaction
    if (tx) return void add({ kind: 'transaction', id: tx.id, title: node.sublabel ?? tx.hash })
    if (folded.folds.has(node.id)) return workspace.do({ kind: 'unfold', fold: node.id, facts: null })
    // At a service the trace ends; going on is a decision, taken in the details.
    const stops = picture.graph.nodes.find((item) => item.account.key === node.id)?.stopsTrace
    return stops ? selection.choose(node.id) : onExpandAccount(node.id, direction)
  }
  const { t } = useTranslation('investigation')
  const labels = useMemo(() => ({ ...flowLabels, empty: t('nothing') }), [flowLabels, t])
  const menu = useElementMenu()
  const [menuAt, setMenuAt] = useState<Point | null>(null)
  return (
    <Suspense fallback={<Skeleton height="100%" />}>
      <FlowGraph
        ref={handle}
        className={css['picture'] ?? ''}
        graph={folded.data}
        between={between}
        columnGap={COLUMN_GAP}
        labels={labels}
        layout={MODES[picture.state.layout]}
        selectedIds={selected}
        onSelectMany={(ids) => selection.set(ids)}
        onExpand={expand}
        onMenu={(on, at) => {
          const { id } = on.type === 'node' ? on.node : on.edge
          selection.take(id)
          setMenuAt(at)
        }}
        commandKeys={ELEMENT_KEYS}
        onCommandKey={selection.take}
        amounts={between !== null || folded.data.edges.length <= FEW_FLOWS ? 'all' : 'path'}
        minimap={folded.data.nodes.length >= MANY_NODES ? 'always' : 'when-needed'}
        widthScale={drawn.widthScale}
        {...marks}
        {...(isReadOnly ? {} : { onMove: moves })}
      />
      <MenuAt label={t('element.menu')} groups={menu} at={menuAt} onClose={() => setMenuAt(null)} />
    </Suspense>
  )
}

/** A flow of which transactions are drawn is lit by its legs. */
function drawnAs(id: string, between: FlowBetween | null): readonly string[] {
  if (between === null || !between.replaces.has(id)) return [id]
  const legs = between.edges.filter((edge) => edge.id === id || (edge.flows?.includes(id) ?? false))
  return legs.map((edge) => edge.id)
}

/** The transactions between the accounts as they stand, folds included; null where the picture is of flows. */
function useBetween({ transactions, shown }: PictureProps, folded: FoldedPicture): FlowBetween | null {
  const words = useTransactionWords()
  const { picture } = transactions
  const onPath = useMemo(
    () => new Set(shown.edges.filter((edge) => edge.onPath).flatMap((edge) => edge.transferIds)),
    [shown.edges],
  )
  return useMemo(
    () => (picture === null ? null : betweenOf(picture, folded, onPath, words)),
    [picture, folded, onPath, words],
  )
}
