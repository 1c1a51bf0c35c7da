import cytoscape, { type Core, type ElementDefinition } from 'cytoscape'
import { drawn, WORKING_ZOOM, type BenchGraph, type Subject } from './subject.tsx'

function elements({ graph, positions }: BenchGraph): ElementDefinition[] {
  return [
    ...graph.nodes.map(({ id }) => ({
      data: { id, label: `0x${id.padEnd(6, '0')}…c0de` },
      position: { x: 0, y: 0, ...positions.get(id) },
    })),
    ...graph.edges.map(({ id, source, target }) => ({ data: { id, source, target } })),
  ]
}

/** Cytoscape with its default settings and the style of its own introduction: labels, bezier lines, arrows. */
export function plain(layOut?: (cy: Core) => void): Subject {
  let cy: Core | null = null
  return {
    // Positions that its own layout throws away are not made for it.
    places: layOut !== undefined,
    open: async (host, first) => {
      cy = cytoscape({
        container: host,
        elements: elements(first),
        layout: { name: 'preset' },
        style: [
          { selector: 'node', style: { 'background-color': '#666', label: 'data(label)' } },
          {
            selector: 'edge',
            style: {
              width: 3,
              'line-color': '#ccc',
              'target-arrow-color': '#ccc',
              'target-arrow-shape': 'triangle',
              'curve-style': 'bezier',
            },
          },
        ],
      })
      await drawn()
      cy.zoom(WORKING_ZOOM)
      cy.center(cy.getElementById('n0'))
      await drawn()
    },
    pan: (dx, dy) => void cy!.panBy({ x: -dx, y: -dy }),
    zoom: (factor) =>
      void cy!.zoom({
        level: cy!.zoom() * factor,
        renderedPosition: { x: cy!.width() / 2, y: cy!.height() / 2 },
      }),
    grow: async (grown) => {
      cy!.add(elements(grown).filter((element) => cy!.getElementById(element.data.id!).empty()))
      layOut?.(cy!)
      await drawn()
    },
  }
}

/** The same, but every addition is laid out anew by Cytoscape's own layout for directed graphs. */
export function relayout(): Subject {
  return plain((cy) => {
    cy.layout({ name: 'breadthfirst', directed: true, animate: false, fit: false }).run()
  })
}
