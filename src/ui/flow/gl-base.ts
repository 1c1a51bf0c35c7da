import type { Base, Viewing } from './base.ts'
import { CARD_FLOATS, createGlCards } from './gl-cards.ts'
import { CORNER_FLOATS, meshOf, SEGMENT_FLOATS, type Rgb } from './gl-mesh.ts'
import { createParts, type Parts } from './gl-parts.ts'
import { ARROW_ZOOM } from './paint-lines.ts'
import { paintWords, sightOf, type Frame, type ReadyPicture } from './painter.ts'
import type { FlowPalette } from './palette.ts'
import { cleared, createSheet } from './sheet.ts'

/** A zoom that stood still for so long gets sharp cards. */
const REST_MS = 120

/**
 * The picture drawn by the graphics processor, anew for every frame: lines from a mesh made once for a picture,
 * cards from an atlas that the painter fills (gl-cards.ts), words by the canvas over both. Null where the browser
 * gives no WebGL 2; `failed` where it takes it away later.
 */
export function createGlBase(viewing: Viewing, failed: () => void): Base | null {
  const words = createSheet(viewing.above)
  const sheet = createSheet(words.canvas)
  const gl = sheet.canvas.getContext('webgl2', { antialias: true, alpha: true, premultipliedAlpha: true })
  const parts = gl && createParts(gl)
  if (!gl || !parts) {
    for (const made of [sheet, words]) made.remove()
    return null
  }
  const rgb = colourReader()
  const cards = createGlCards(gl, rgb)
  let shown: ReadyPicture | null = null
  let palette: FlowPalette | null = null
  let zoomed = { to: 0, at: 0 }
  let next = 0
  let isGone = false
  let whole: (() => void)[] = []

  const lose = (event: Event): void => {
    event.preventDefault()
    if (!isGone) failed()
  }
  sheet.canvas.addEventListener('webglcontextlost', lose)
  for (const made of [sheet, words]) made.show(true)

  const soon = (): void => {
    cancelAnimationFrame(next)
    next = requestAnimationFrame(() => shown && draw(shown))
  }
  const draw = (picture: ReadyPicture): void => {
    if (isGone || gl.isContextLost()) return
    const frame = viewing.frame()
    const ratio = Math.max(1, window.devicePixelRatio)
    const now = performance.now()
    if (frame.zoom !== zoomed.to) zoomed = { to: frame.zoom, at: now }
    const isResting = cards.scales()[0] === 0 || now - zoomed.at >= REST_MS
    if (isResting) cards.rescale(frame.zoom * ratio)
    const built = cards.build(picture, sightOf(frame))
    size(sheet.canvas, frame, ratio)
    size(words.canvas, frame, ratio)
    paint(gl, parts, { frame, ratio, cards, built })
    write(picture, frame, ratio)
    const isDone = built.isWhole && isResting
    if (!isDone) soon()
    else for (const done of whole.splice(0)) done()
  }
  const write = (picture: ReadyPicture, frame: Frame, ratio: number): void => {
    const context = cleared(words.canvas, frame, ratio)
    if (!context) return
    context.translate(frame.panX, frame.panY)
    context.scale(frame.zoom, frame.zoom)
    paintWords(context, picture, sightOf(frame))
  }

  return {
    paint: (picture) => {
      if (shown !== picture) {
        if (palette !== picture.palette) cards.clear()
        palette = picture.palette
        const mesh = meshOf(picture, rgb)
        parts.segments.fill(mesh.segments, mesh.segments.length / SEGMENT_FLOATS)
        parts.corners.fill(mesh.corners, mesh.corners.length / CORNER_FLOATS)
        shown = picture
      }
      draw(picture)
    },
    shown: () => shown,
    settled: () =>
      new Promise((resolve) => {
        whole = [...whole, resolve]
        soon()
      }),
    destroy: () => {
      isGone = true
      cancelAnimationFrame(next)
      for (const done of whole.splice(0)) done()
      sheet.canvas.removeEventListener('webglcontextlost', lose)
      gl.getExtension('WEBGL_lose_context')?.loseContext()
      for (const made of [sheet, words]) made.remove()
    },
  }
}

interface Shot {
  readonly frame: Frame
  readonly ratio: number
  readonly cards: ReturnType<typeof createGlCards>
  readonly built: { readonly data: Float32Array; readonly count: number }
}

function paint(gl: WebGL2RenderingContext, parts: Parts, { frame, ratio, cards, built }: Shot): void {
  const scale = frame.zoom * ratio
  const view = [frame.panX * ratio, frame.panY * ratio, scale, 0] as const
  gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight)
  gl.clearColor(0, 0, 0, 0)
  gl.clear(gl.COLOR_BUFFER_BIT)
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
  const { segments, corners, cards: quads } = parts
  // No line gets thinner than what a screen can show.
  segments.use(view, (at) => gl.uniform1f(at('thinnest'), 0.6 * ratio))
  gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, segments.count())
  if (frame.zoom >= ARROW_ZOOM) {
    corners.use(view)
    gl.drawArrays(gl.TRIANGLES, 0, corners.count())
  }
  quads.fill(built.data.subarray(0, built.count * CARD_FLOATS), built.count)
  quads.use(view, (at) => {
    for (const [unit, texture] of cards.textures().entries()) {
      gl.activeTexture(gl.TEXTURE0 + unit)
      gl.bindTexture(gl.TEXTURE_2D, texture)
    }
    gl.activeTexture(gl.TEXTURE0)
    gl.uniform1i(at('sharp'), 0)
    gl.uniform1i(at('earlier'), 1)
    const [sharpScale] = cards.scales()
    const px = cards.slotPx(sharpScale)
    gl.uniform2f(at('slot'), cards.slot.width, cards.slot.height)
    gl.uniform2f(at('sharpPx'), px[0], px[1])
    gl.uniform1f(at('snap'), sharpScale === scale ? 1 : 0)
  })
  gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, quads.count())
}

function size(canvas: HTMLCanvasElement, { width, height }: Frame, ratio: number): void {
  const [across, down] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))]
  if (canvas.width === across && canvas.height === down) return
  Object.assign(canvas, { width: across, height: down })
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
}

/** Colours of the page's theme as numbers, in whatever way the browser writes them. */
function colourReader(): (colour: string) => Rgb {
  const known = new Map<string, Rgb>()
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  return (colour) => {
    const before = known.get(colour)
    if (before) return before
    if (!context) return [0, 0, 0]
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
    const rgb: Rgb = [red / 255, green / 255, blue / 255]
    known.set(colour, rgb)
    return rgb
  }
}
