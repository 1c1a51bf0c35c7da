import { lazy, Suspense, useMemo, type RefObject } from 'react'
import type { FlowGraphHandle } from '#src/ui/flow/flow-graph.tsx'
import { foldPicture, type FoldedPicture } from '#src/ui/flow/folding.ts'
import { flowFromGraph, type FlowPicture } from '#src/ui/flow/from-graph.ts'
import type { FlowDirection, FlowNode } from '#src/ui/flow/model.ts'
import { useFlowLabels } from '#src/ui/flow/use-flow-labels.ts'
import { useFoldWords } from '#src/ui/flow/use-fold-words.ts'
import { useGraphWords } from '#src/ui/flow/use-graph-words.ts'
import { Skeleton } from '#src/ui/skeleton.tsx'
import type { WorkspaceContext } from './context.ts'
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
const MODES = { flow: 'hop', time: 'time', force: 'force' } as const

export interface PictureProps extends WorkspaceContext {
  readonly handle: RefObject<FlowGraphHandle | null>
  readonly onExpandAccount: (account: string, direction: FlowDirection) => void
}

/** The investigation drawn. What repeats is folded; what a filter takes out keeps its place. */
export function Picture(props: PictureProps) {
  const { picture, selection, handle, onExpandAccount, isReplaying, workspace } = props
  const labels = useFlowLabels()
  const words = useGraphWords()
  const { drawn, folded } = useFolded(props)
  const marks = useMarks(props, folded)
  const moves = useMoves(workspace)
  const { ids, activeId } = selection
  const selected = useMemo(
    () => [...new Set([...(activeId === null ? [] : [activeId]), ...ids])],
    [ids, activeId],
  )
  const expand = (node: FlowNode, direction: FlowDirection) => {
    const stub = drawn.stubs.get(node.id)
    if (stub) return onExpandAccount(stub.account, stub.direction)
    if (isReplaying) return undefined
    if (folded.folds.has(node.id)) return workspace.do({ kind: 'unfold', fold: node.id, facts: null })
    // At a service the trace ends; going on is a decision, taken in the details.
    const stops = picture.graph.nodes.find((item) => item.account.key === node.id)?.stopsTrace
    return stops ? selection.choose(node.id) : onExpandAccount(node.id, direction)
  }
  return (
    <Suspense fallback={<Skeleton height="100%" />}>
      <FlowGraph
        ref={handle}
        className={css['picture'] ?? ''}
        graph={folded.data}
        labels={labels}
        layout={MODES[picture.state.layout]}
        selectedIds={selected}
        onSelectMany={(ids) => selection.set(ids)}
        onExpand={expand}
        amounts={folded.data.edges.length <= FEW_FLOWS ? 'all' : 'path'}
        hasMinimap={folded.data.nodes.length >= MANY_NODES}
        widthScale={words.widthScale}
        {...marks}
        {...(isReplaying ? {} : { onMove: moves })}
      />
    </Suspense>
  )
}

interface Folded {
  readonly drawn: FlowPicture
  readonly folded: FoldedPicture
}

function useFolded({ picture, selection }: PictureProps): Folded {
  const words = useGraphWords()
  const foldWords = useFoldWords()
  const { graph, state, openFolds } = picture
  const drawn = useMemo(() => flowFromGraph(graph, words), [graph, words])
  const keep = useMemo(
    () =>
      new Set([
        ...selection.ids,
        ...[...state.places].flatMap(([id, place]) => (place.pinned ? [id] : [])),
        ...[...state.notes.values()].flatMap((note) => note.target ?? []),
        ...[...state.groups.values()].flatMap((group) => group.members),
        ...[...state.searches.values()].flatMap((search) => search.drew),
      ]),
    [selection.ids, state],
  )
  const folded = useMemo(
    () => foldPicture(drawn.data, { open: openFolds, keep }, foldWords),
    [drawn, openFolds, keep, foldWords],
  )
  return { drawn, folded }
}
