import { useMemo } from 'react'
import { foldPicture, type FoldedPicture } from '#src/ui/flow/folding.ts'
import { flowFromGraph, type FlowPicture } from '#src/ui/flow/from-graph.ts'
import { useFoldWords } from '#src/ui/flow/use-fold-words.ts'
import { useGraphWords } from '#src/ui/flow/use-graph-words.ts'
import type { WorkspaceContext } from './context.ts'
import { entitiesOf } from './folds.ts'

export interface Drawing {
  readonly drawn: FlowPicture
  readonly folded: FoldedPicture
}

/** By account that a card of several holds, what that card is called. */
export function foldNames({
  data,
  folds,
}: Pick<FoldedPicture, 'data' | 'folds'>): ReadonlyMap<string, string> {
  return new Map(
    data.nodes.flatMap(({ id, label }) => (folds.get(id)?.members ?? []).map((key) => [key, label] as const)),
  )
}

/** The picture as cards and lines, with what repeats and what the reader took for one folded. */
export function useDrawing({ picture, selection }: Pick<WorkspaceContext, 'picture' | 'selection'>): Drawing {
  const words = useGraphWords()
  const foldWords = useFoldWords()
  const { graph, state, openFolds, collapsed } = picture
  const plain = useMemo(() => flowFromGraph(graph, words), [graph, words])
  const drawn = useMemo(() => {
    if (collapsed.size === 0) return plain
    const entities = entitiesOf(collapsed)
    const nodes = plain.data.nodes.map((node) => {
      const entity = entities.get(node.id)
      return entity === undefined ? node : { ...node, entity }
    })
    return { ...plain, data: { ...plain.data, nodes } }
  }, [plain, collapsed])
  const keep = useMemo(
    () =>
      new Set([
        ...selection.ids,
        ...[...state.places].flatMap(([id, place]) => (place.pinned ? [id] : [])),
        ...state.colours.keys(),
        ...[...state.notes.values()].flatMap((note) => note.target ?? []),
        ...[...state.groups.values()].flatMap((group) => group.members),
        ...[...state.searches.values()].flatMap((search) => search.drew),
      ]),
    [selection.ids, state],
  )
  const folded = useMemo(
    () => foldPicture(drawn.data, { open: openFolds, keep, selected: selection.ids }, foldWords),
    [drawn, openFolds, keep, selection.ids, foldWords],
  )
  return useMemo(() => ({ drawn, folded }), [drawn, folded])
}
