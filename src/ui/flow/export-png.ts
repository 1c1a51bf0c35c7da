import type { Core } from 'cytoscape'
import type { Overlay } from './overlay-layer.ts'
import type { FlowPalette } from './palette.ts'

const MAX_PNG_SIDE = 4096

/** The whole graph with its texts on the page's ground, twice as sharp, at most 4,096 px wide or high. */
export async function exportPng(cy: Core, overlay: Overlay, palette: FlowPalette): Promise<Blob> {
  const bounds = cy.elements().boundingBox()
  const margin = 40
  const [width, height] = [bounds.w + 2 * margin, bounds.h + 2 * margin]
  const scale = Math.min(2, MAX_PNG_SIDE / width, MAX_PNG_SIDE / height)
  const drawn = await createImageBitmap(await cy.png({ full: true, scale, output: 'blob-promise' }))
  const canvas = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser gives no canvas to draw the picture on')
  context.fillStyle = palette.bg
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(drawn, margin * scale, margin * scale)
  context.scale(scale, scale)
  overlay.paintOn(context, { zoom: 1, panX: margin - bounds.x1, panY: margin - bounds.y1, width, height })
  return canvas.convertToBlob({ type: 'image/png' })
}
