import type { Core, NodeSingular, StylesheetJson } from 'cytoscape'
import { cardsWithin, indexCards, type CardIndex } from './card-index.ts'
import type { Card, FlowScene } from './scene.ts'

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

/** Cytoscape's renderer, as far as it is told something else here. Its version is exact in package.json. */
interface Renderer {
  drawLayeredElements: () => void
  drawCachedElements: () => void
  drawCachedNodes: () => void
  findNearestElements: (x: number, y: number) => readonly NodeSingular[]
  getAllInBox: (x1: number, y1: number, x2: number, y2: number) => readonly NodeSingular[]
}

const REPLACED = [
  'drawLayeredElements',
  'drawCachedElements',
  'drawCachedNodes',
  'findNearestElements',
  'getAllInBox',
] as const satisfies readonly (keyof Renderer)[]

export interface Targets {
  /** Brings what the pointer finds to a scene. */
  readonly sync: (scene: FlowScene) => void
  /** The hit target of a card, made when it is first asked for; null where no card has the id. */
  readonly take: (id: string) => NodeSingular | null
}

/**
 * What the pointer can find. Cytoscape asks where it looks (under the pointer, in a box) and gets a node of its own
 * for each card found there, made on the way: thousands of cards cost it nothing until somebody touches them, and
 * it has nothing to sort, to style or to paint for each frame.
 */
export function createTargets(cy: Core): Targets {
  let scene: FlowScene | null = null
  let index: CardIndex | null = null
  let cards: ReadonlyMap<string, Card> | null = null
  const renderer = rendererOf(cy)

  const targetOf = (card: Card): NodeSingular => {
    const known = cy.getElementById(card.node.id)
    if (known.nonempty()) return known
    const { x, y, width, height } = card.box
    return cy.add({
      group: 'nodes',
      data: { id: card.node.id, width, height },
      position: { x, y },
      classes: card.node.kind,
    })
  }
  const cardOf = (id: string): Card | undefined =>
    (cards ??= new Map(scene?.cards.map((card) => [card.node.id, card]))).get(id)
  const move = (node: NodeSingular, { node: { kind }, box: { x, y, width, height } }: Card): void => {
    const at = node.position()
    if (at.x !== x || at.y !== y) node.position({ x, y })
    if (node.data('height') !== height) node.data({ width, height })
    if (!node.hasClass(kind)) node.classes(kind)
  }
  renderer.drawLayeredElements = () => {}
  renderer.drawCachedElements = () => {}
  renderer.drawCachedNodes = () => {}
  renderer.findNearestElements = (x, y) => {
    index ??= scene && indexCards(scene)
    const card = index?.at({ x, y }, cy.zoom())
    return card ? [targetOf(card)] : []
  }
  renderer.getAllInBox = (x1, y1, x2, y2) => {
    if (!scene) return []
    const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)]
    const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)]
    const found = cardsWithin(scene, { left, right, top, bottom })
    return found.map(targetOf)
  }

  return {
    sync: (next) => {
      scene = next
      index = null
      cards = null
      if (cy.nodes().empty()) return
      cy.batch(() => {
        cy.nodes().forEach((node) => {
          const card = cardOf(node.id())
          if (card) move(node, card)
          else node.remove()
        })
      })
    },
    take: (id) => {
      const card = cardOf(id)
      return card ? targetOf(card) : null
    },
  }
}

/** Fails loudly: a Cytoscape that works in another way would let every click fall through. */
function rendererOf(cy: Core): Renderer {
  const renderer = (cy as unknown as { readonly renderer: () => Renderer }).renderer()
  const missing = REPLACED.filter((name) => typeof renderer[name] !== 'function')
  if (missing.length > 0) throw new Error(`Cytoscape's renderer has no ${missing.join(', ')}`)
  return renderer
}
