import type { Core, ElementDefinition, StylesheetJson } from 'cytoscape'
import type { FlowScene } from './scene.ts'

/** So many nodes become hit targets at a time: a slice must leave time for a frame. */
const SLICE = 250

/** The renderer paints nothing: its nodes only say what is under the pointer, and are dragged. */
export const TARGET_STYLE: StylesheetJson = [
  {
    selector: 'node',
    style: {
      shape: 'rectangle',
      width: 'data(width)',
      height: 'data(height)',
      opacity: 0,
      'overlay-opacity': 0,
    },
  },
  { selector: 'core', style: { 'active-bg-opacity': 0 } as never },
]

/**
 * Brings the hit targets to the scene, what differs only. Much of it comes in slices between frames;
 * the picture is painted without waiting for them. Returns the way to give up the rest.
 */
export function syncTargets(cy: Core, scene: FlowScene): () => void {
  const wanted = new Set(scene.cards.map((card) => card.node.id))
  const fresh: ElementDefinition[] = []
  cy.batch(() => {
    const gone = cy.nodes().filter((node) => !wanted.has(node.id()))
    if (gone.nonempty()) gone.remove()
    for (const { node, box } of scene.cards) {
      const known = cy.getElementById(node.id)
      const { x, y, width, height } = box
      if (known.empty())
        fresh.push({
          group: 'nodes',
          data: { id: node.id, width, height },
          position: { x, y },
          classes: node.kind,
        })
      else {
        const at = known.position()
        if (at.x !== x || at.y !== y) known.position({ x, y })
        if (known.data('height') !== height) known.data({ width, height })
        if (!known.hasClass(node.kind)) known.classes(node.kind)
      }
    }
  })
  return addSliced(cy, fresh)
}

function addSliced(cy: Core, fresh: readonly ElementDefinition[]): () => void {
  let at = 0
  let stopped = false
  const step = (): void => {
    if (stopped || at >= fresh.length) return
    const slice = fresh.slice(at, at + SLICE)
    at += SLICE
    cy.batch(() => cy.add(slice))
    if (at < fresh.length) setTimeout(step)
  }
  step()
  return () => {
    stopped = true
  }
}
