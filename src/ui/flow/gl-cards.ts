import { lookKey } from './card-look.ts'
import { colourMark } from './colour-mark.ts'
import { lookOf, paintCards, patchColour, boxInSight, DIM, PATCH_ZOOM } from './paint-cards.ts'
import type { Sight } from './paint-lines.ts'
import type { ReadyPicture } from './painter.ts'
import type { Rgb } from './gl-mesh.ts'
import type { Card } from './scene.ts'

/** Middle, width and height; place in the atlas (u, v, u, v); colour with alpha; 0 patch, 1 sharp, 2 earlier atlas. */
export const CARD_FLOATS = 13
/** Px (graph) of a place in the atlas: the largest card, with room for a pile and a pin. */
const SLOT = { width: 182, height: 62 } as const
const SIDE = 4096
/** Ms of painting cards into the atlas between two frames. */
const BUDGET_MS = 6

interface Atlas {
  readonly texture: WebGLTexture
  /** Device pixels per px of the graph; 0: empty. */
  scale: number
  readonly slots: Map<string, number>
}

/**
 * Cards as pictures in a texture, painted by the painter itself when they come into sight: a card looks the same
 * whoever draws the rest. While the zoom changes the pictures of the last rest are stretched.
 */
export function createGlCards(gl: WebGL2RenderingContext, rgb: (colour: string) => Rgb) {
  let sharp = blank(gl)
  let earlier = blank(gl)
  const scratch = new OffscreenCanvas(1, 1)
  const context = scratch.getContext('2d', { willReadFrequently: true })
  if (context) context.imageSmoothingQuality = 'high'
  let instances = new Float32Array(CARD_FLOATS * 256)

  const slotPx = (scale: number): readonly [number, number] => [
    Math.ceil(SLOT.width * scale),
    Math.ceil(SLOT.height * scale),
  ]
  const columns = (scale: number): number => Math.floor(SIDE / slotPx(scale)[0])
  const room = (scale: number): number => columns(scale) * Math.floor(SIDE / slotPx(scale)[1])
  const uv = ({ scale }: Atlas, slot: number): readonly [number, number, number, number] => {
    const [width, height] = slotPx(scale)
    const [x, y] = [(slot % columns(scale)) * width, Math.floor(slot / columns(scale)) * height]
    return [x / SIDE, y / SIDE, (x + width) / SIDE, (y + height) / SIDE]
  }
  /** Paints one card into the atlas that is sharp at this zoom; -1 where it is full. */
  const add = (key: string, { node, box }: Card, picture: ReadyPicture, zoom: number): number => {
    const slot = sharp.slots.size
    if (!context || slot >= room(sharp.scale)) return -1
    const [width, height] = slotPx(sharp.scale)
    if (scratch.width !== width || scratch.height !== height) Object.assign(scratch, { width, height })
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, width, height)
    context.setTransform(sharp.scale, 0, 0, sharp.scale, width / 2, height / 2)
    const sight: Sight = { left: -1e3, right: 1e3, top: -1e3, bottom: 1e3, zoom }
    const state = {
      marks: { dimmed: NONE, pinned: picture.marks.pinned, colours: picture.marks.colours },
      selected: picture.selected,
      palette: picture.palette,
    }
    const steps = paintCards(context, [{ node, box: { ...box, x: 0, y: 0 } }], sight, state)
    while (!steps.next().done);
    const [x, y] = [(slot % columns(sharp.scale)) * width, Math.floor(slot / columns(sharp.scale)) * height]
    gl.bindTexture(gl.TEXTURE_2D, sharp.texture)
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, gl.RGBA, gl.UNSIGNED_BYTE, scratch)
    sharp.slots.set(key, slot)
    return slot
  }

  return {
    textures: () => [sharp.texture, earlier.texture] as const,
    scales: () => [sharp.scale, earlier.scale] as const,
    slotPx,
    slot: SLOT,
    /** Begins an atlas for a scale, keeping the one before until it is filled. */
    rescale: (scale: number): void => {
      if (scale === sharp.scale || scale * SLOT.width > SIDE) return
      if (sharp.slots.size > 0) [sharp, earlier] = [earlier, sharp]
      sharp.slots.clear()
      sharp.scale = scale
    },
    /** Forgets all pictures: the palette, a font or what is written has changed. */
    clear: (): void => {
      sharp.slots.clear()
      earlier.slots.clear()
    },
    /** The cards in sight, the first ones lowest; `isWhole`: none is missing its picture. */
    build: (picture: ReadyPicture, sight: Sight): { data: Float32Array; count: number; isWhole: boolean } => {
      const { scene, marks, palette, selected } = picture
      const until = performance.now() + BUDGET_MS
      let [count, isWhole] = [0, true]
      for (const card of scene.cards) {
        const { node, box } = card
        if (!boxInSight(box, sight)) continue
        const look = lookOf(node, palette)
        const colour = marks.colours.get(node.id)
        let place: readonly [number, number, number, number] = [0, 0, 0, 0]
        let mode = 0
        if (sight.zoom >= PATCH_ZOOM) {
          const key = `${node.id}\n${node.label}\n${node.sublabel}\n${lookKey(node)}${selected.has(node.id)}${marks.pinned.has(node.id)}${colour?.place}`
          let slot = sharp.slots.get(key)
          if (slot === undefined && performance.now() < until) slot = add(key, card, picture, sight.zoom)
          const old = slot === undefined || slot < 0 ? earlier.slots.get(key) : undefined
          if (slot === undefined) isWhole = false
          if (slot !== undefined && slot >= 0) [place, mode] = [uv(sharp, slot), 1]
          else if (old !== undefined) [place, mode] = [uv(earlier, old), 2]
        }
        const alpha = marks.dimmed.has(node.id) ? DIM : 1
        if ((count + 1) * CARD_FLOATS > instances.length) {
          const wider = new Float32Array(instances.length * 2)
          wider.set(instances)
          instances = wider
        }
        instances.set(
          [
            box.x,
            box.y,
            box.width,
            box.height,
            ...place,
            ...rgb(colourMark(colour?.place, palette)?.colour ?? patchColour(look)),
            alpha,
            mode,
          ],
          count * CARD_FLOATS,
        )
        count += 1
      }
      return { data: instances, count, isWhole }
    },
  }
}

const NONE: ReadonlySet<string> = new Set()

function blank(gl: WebGL2RenderingContext): Atlas {
  const texture = gl.createTexture()
  gl.bindTexture(gl.TEXTURE_2D, texture)
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, SIDE, SIDE, 0, gl.RGBA, gl.UNSIGNED_BYTE, null)
  for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
    gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE)
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
    gl.texParameteri(gl.TEXTURE_2D, name, gl.LINEAR)
  return { texture, scale: 0, slots: new Map() }
}
