import { KnownCategory } from '#src/ui/known-category.tsx'
import { useAttribution } from '#src/ui/flow/use-graph-words.ts'
import css from './explorer.module.css'
import type { GraphNode } from './picture.ts'

/** What an account is said to be, as the picture's legend says it: its category, whose it is here, or unattributed. */
export function Attribution({ node }: { readonly node: GraphNode }) {
  const text = useAttribution()
  if (node.category !== null) return <KnownCategory slug={node.category} />
  return <span className={css['muted']}>{text(node)}</span>
}
