import { useQueries } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pathsQuery } from '#src/data/graph.ts'
import { flowFromGraph } from '#src/ui/flow/from-graph.ts'
import { useGraphWords } from '#src/ui/flow/use-graph-words.ts'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import { viewOf } from '../opening/answers.ts'
import { pathsOf } from '../opening/ask-from.ts'
import type { WorkspaceContext } from './context.ts'
import { edgesOfPath } from './path-highlight.ts'
import css from './workspace.module.css'

const FlowSankey = lazy(() =>
  import('#src/ui/flow/flow-sankey.tsx').then((module) => ({ default: module.FlowSankey })),
)

/**
 * The paths that were found as ribbons: the chosen one, or all of them. A ribbon is as thick on its whole way as what
 * arrived by it. The transfers it runs through may be larger, and several paths may share one: their amounts would
 * count money that never came here, and count it twice.
 */
export function PathsSankey({ picture, path, selection }: WorkspaceContext) {
  const { t } = useTranslation('analysis')
  const words = useGraphWords()
  const searches = [...picture.state.searches.values()]
  const results = useQueries({
    queries: searches.map((search) => pathsQuery({ ...pathsOf(search), ...viewOf(picture.state.asOf) })),
  })
  const found = results.flatMap((result) => result.data?.assets ?? [])
  const all = found.flatMap((item) => item.paths.map((each) => ({ asset: item.asset, each })))
  const chosen = all.filter(({ each }) => path === null || isSame(edgesOfPath(each), path))
  const nodes = useMemo(
    () => new Map(flowFromGraph(picture.graph, words).data.nodes.map((node) => [node.id, node])),
    [picture.graph, words],
  )
  if (results.some((result) => result.isPending)) return <Skeleton height="100%" />
  if (chosen.length === 0) return <EmptyState title={t('paths.noSankey')}>{t('paths.hint')}</EmptyState>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section className={css['sankey']} aria-label={t('paths.found')} tabIndex={0}>
      <Suspense fallback={<Skeleton height="20rem" />}>
        <FlowSankey
          paths={chosen.map(({ asset, each }) => ({
            id: each.hops.map((hop) => hop.transferId).join(' '),
            asset: asset.id,
            steps: each.hops.map((hop) => ({
              from: hop.from.key,
              to: hop.to.key,
              units: BigInt(each.value),
            })),
          }))}
          nodes={nodes}
          assets={new Map(found.map(({ asset }) => [asset.id, asset]))}
          amount={words.amount}
          selectedId={selection.activeId}
          onSelect={selection.choose}
        />
      </Suspense>
    </section>
  )
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item))
}
