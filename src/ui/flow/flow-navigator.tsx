import { useId, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import css from './flow.module.css'
import type { FlowLabels } from './labels.ts'
import type { FlowColour, FlowDirection, FlowGraphData } from './model.ts'
import { follow, sibling, startNode, type FlowCursor, type FlowIndex } from './navigation.ts'

interface FlowNavigatorProps {
  readonly graph: FlowGraphData
  readonly index: FlowIndex
  readonly labels: FlowLabels
  readonly colours: ReadonlyMap<string, FlowColour>
  readonly say: (text: string) => void
  readonly onFocus: (id: string | null) => void
  readonly onSelect: (id: string | null) => void
  readonly onExpand: (id: string) => void
  /** The menu key, or Shift+F10. */
  readonly onMenu: (id: string) => void
  /** Keys of the page that are about a node: about the one that has the focus, so it is told before they run. */
  readonly commandKeys: ReadonlySet<string>
  readonly onCommandKey: (id: string) => void
  /** A factor, or null to fit everything. */
  readonly onZoom: (factor: number | null) => void
}

/** The graph for the keyboard: one tab stop; arrows walk along the flows and say what they reach. */
export function FlowNavigator(props: FlowNavigatorProps) {
  const { graph, index, labels, say, onFocus, onSelect, onExpand, onMenu, onZoom } = props
  const [cursor, setCursor] = useState<FlowCursor | null>(null)
  const keysId = useId()
  const known = cursor && index.nodes.has(cursor.node) ? cursor : null

  const go = (to: FlowCursor): void => {
    setCursor(to)
    onFocus(to.node)
    say([describe(to, index, labels), props.colours.get(to.node)?.text ?? ''].join(' ').trim())
  }
  const start = (): FlowCursor | null => {
    const id = startNode(graph)
    return id === null ? null : { node: id, via: null }
  }
  const walk = (at: FlowCursor, direction: FlowDirection): void => {
    const next = follow(index, at, direction)
    if (next) go(next)
    else say(labels.announceEnd(direction, index.nodes.get(at.node)!))
  }
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = known ?? start()
    const home = start()
    if (!at || !home) return
    const actions: Record<string, () => void> = {
      ArrowRight: () => walk(at, 'out'),
      ArrowLeft: () => walk(at, 'in'),
      ArrowDown: () => go(sibling(index, at, 1) ?? at),
      ArrowUp: () => go(sibling(index, at, -1) ?? at),
      Home: () => go(home),
      h: () => go(home),
      Enter: () => onSelect(at.node),
      e: () => onExpand(at.node),
      ContextMenu: () => onMenu(at.node),
      ...(event.shiftKey ? { F10: () => onMenu(at.node) } : {}),
      Escape: () => onSelect(null),
      '+': () => onZoom(1.25),
      '-': () => onZoom(0.8),
      '0': () => onZoom(null),
    }
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!action) {
      // At once, so that the command finds it when the key reaches the page.
      if (known && props.commandKeys.has(event.key)) flushSync(() => props.onCommandKey(known.node))
      return
    }
    event.preventDefault()
    // A page's own shortcuts (j, k, e …) must not run for keys that were meant for the graph.
    event.stopPropagation()
    action()
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- role application is a widget */}
      <div
        className={css['navigator']}
        role="application"
        aria-label={labels.graph}
        aria-roledescription={labels.graphRole}
        aria-describedby={keysId}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the one tab stop of the graph
        tabIndex={0}
        onKeyDown={press}
        onFocus={() => {
          const at = known ?? start()
          if (at) go(at)
        }}
        // The menu of the picture takes the place of the browser's.
        onContextMenu={(event) => event.preventDefault()}
        onBlur={() => onFocus(null)}
      />
      <p id={keysId} hidden>
        {labels.keys}
      </p>
    </>
  )
}

function describe(at: FlowCursor, index: FlowIndex, labels: FlowLabels): string {
  const node = index.nodes.get(at.node)!
  const edge = at.via && index.edges.get(at.via.edge)
  const name = (id: string): string => index.nodes.get(id)?.label ?? id
  const way = edge ? `${labels.announceEdge(edge, name(edge.source), name(edge.target))} ` : ''
  return (
    way + labels.announceNode(node, index.in.get(node.id)?.length ?? 0, index.out.get(node.id)?.length ?? 0)
  )
}
