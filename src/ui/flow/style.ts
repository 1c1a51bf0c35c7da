import type { StylesheetJson } from 'cytoscape'
import type { FlowPalette } from './palette.ts'

/**
 * The look of the graph from the design tokens. Only `data()` mappers and classes, no functions: functions run
 * again at every style update. Node text is painted by the overlay; edges carry text only on the path,
 * when selected, or in a small graph, because edge labels are what costs most to draw.
 */
export function flowStyle(palette: FlowPalette): StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        shape: 'round-rectangle',
        'corner-radius': '9px',
        width: 'data(width)',
        height: 'data(height)',
        'background-color': palette.bgRaised,
        'background-image': 'data(badge)',
        'background-width': '25px',
        'background-height': '25px',
        'background-position-x': '8px',
        'background-position-y': '50%',
        'background-image-containment': 'over',
        'border-width': 1,
        'border-color': palette.borderStrong,
        'border-opacity': 0.55,
        'overlay-opacity': 0,
      },
    },
    { selector: 'node.entity', style: { 'border-style': 'double', 'border-width': 3 } },
    { selector: 'node.transaction', style: { shape: 'cut-rectangle' } },
    { selector: 'node.service', style: { 'border-color': 'data(tone)', 'border-opacity': 0.9 } },
    { selector: 'node.unattributed', style: { 'border-style': 'dashed' } },
    {
      selector: 'node.ours',
      style: { 'border-color': palette.ok, 'border-opacity': 1, 'border-width': 1.5 },
    },
    {
      selector: 'node.risk',
      style: {
        'border-color': 'data(tone)',
        'border-opacity': 1,
        'border-width': 2,
        'border-style': 'solid',
      },
    },
    {
      selector: 'node.subject',
      style: {
        'background-color': palette.accentBg,
        'border-color': palette.accent,
        'border-opacity': 1,
        'border-width': 2,
        'border-style': 'solid',
      },
    },
    {
      selector: 'node.more',
      style: {
        'background-color': palette.bgSunken,
        'background-image-opacity': 0,
        'border-style': 'dashed',
        'border-color': palette.borderStrong,
        'corner-radius': '17px',
      },
    },
    {
      selector: 'node:selected',
      style: {
        'border-color': palette.focus,
        'border-opacity': 1,
        'border-width': 3,
        'border-style': 'solid',
      },
    },
    {
      selector: 'edge',
      style: {
        'curve-style': 'unbundled-bezier',
        // Missing in the library's types.
        'edge-distances': 'endpoints' as never,
        'source-endpoint': 'data(start)' as never,
        'target-endpoint': 'data(end)' as never,
        'control-point-distances': 'data(distances)' as never,
        'control-point-weights': 'data(weights)' as never,
        width: 'data(width)',
        'line-color': palette.borderStrong,
        'line-opacity': 0.6,
        'target-arrow-shape': 'triangle',
        'target-arrow-color': palette.borderStrong,
        'arrow-scale': 0.85,
        'line-cap': 'butt',
        'overlay-opacity': 0,
        'font-family': palette.fontSans,
        'font-size': 11.5,
        'font-weight': 600,
        'min-zoomed-font-size': 7,
        // Above the line, so that the line and its arrow stay whole.
        'text-margin-y': -10,
        color: palette.text,
        'text-background-color': palette.bg,
        'text-background-opacity': 0.94,
        'text-background-padding': '2px',
        'text-background-shape': 'roundrectangle',
      },
    },
    { selector: 'edge.plain', style: { 'curve-style': 'straight' } },
    { selector: 'edge.loop', style: { 'curve-style': 'bezier' } },
    {
      selector: 'edge.path',
      style: {
        'line-color': palette.danger,
        'target-arrow-color': palette.danger,
        'line-opacity': 1,
        'arrow-scale': 1,
        'z-index': 5,
        label: 'data(amount)',
      },
    },
    { selector: 'edge.amount', style: { label: 'data(amount)' } },
    {
      selector: 'edge:selected',
      style: {
        'line-color': palette.focus,
        'target-arrow-color': palette.focus,
        'line-opacity': 1,
        'z-index': 9,
        label: 'data(amount)',
      },
    },
  ]
}
