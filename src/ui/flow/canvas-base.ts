import type { Base, Viewing } from './base.ts'
import {
  areaOf,
  changeLayer,
  covers,
  disturbsWords,
  paintLayer,
  paintLayerInSlices,
  putLayer,
  serves,
  type Layer,
} from './layer.ts'
import { changesTo, isFew } from './paint-changes.ts'
import type { ReadyPicture } from './painter.ts'
import { isHeavy, type FlowScene } from './scene.ts'
import { createSheet } from './sheet.ts'

/** Above this many cards the picture has one pixel per px: more costs, and nobody reads it. */
const SHARP_CARDS = 600
/** Share of the screen that is painted beyond each of its edges, so that a pan finds it there. */
const MARGIN = 0.35
/** A viewport that stood still for so long gets a new layer. */
const REST_MS = 140
/** Words that a new card covers are placed anew when nothing has happened for so long: who expands goes on at once. */
const WORDS_REST_MS = 1000
/** Nor does it wait for rest for ever: parts of the picture may be missing, or stretched. */
const MOST_WAIT_MS = 600
/** A picture that is painted within this time is painted anew for every frame instead. */
const CHEAP_MS = 10

interface Job {
  readonly picture: ReadyPicture
  readonly control: AbortController
}

/**
 * The picture painted by the canvas into a layer larger than the screen. While the viewport moves, the layer moves
 * (and stretches) with it, and a new one is painted when the viewport rests or leaves it. What changes little is
 * painted into its layer. A large picture is painted in slices, while the one before it stays.
 */
export function createCanvasBase({ above, frame: frameNow, painted }: Viewing): Base {
  // One is shown while the other is painted.
  const sheets = [createSheet(above), createSheet(above)] as const
  let layer: Layer | null = null
  let resting: ReturnType<typeof setTimeout> | undefined
  let job: Job | null = null
  let painting: Promise<void> = Promise.resolve()
  let wanted: ReadyPicture | null = null
  let cost = 0
  let waitingSince: number | null = null
  let zoomed = { to: 0, at: 0 }
  let isGone = false

  const ratioFor = ({ cards }: FlowScene): number =>
    cards.length > SHARP_CARDS ? 1 : Math.max(1, window.devicePixelRatio)
  const back = (): HTMLCanvasElement => (layer?.canvas === sheets[0].canvas ? sheets[1] : sheets[0]).canvas
  const hold = (next: Layer): void => {
    layer = next
    waitingSince = null
    for (const sheet of sheets) sheet.show(sheet.canvas === next.canvas)
    putLayer(next, frameNow())
    painted()
  }
  const giveUp = (): void => {
    job?.control.abort()
    job = null
  }
  const renew = (picture: ReadyPicture, margin: number): void => {
    if (isHeavy(picture.scene)) {
      // One that is under way for the same picture is finished first: else a pan would never see any.
      if (job?.picture !== picture) painting = renewInSlices(picture)
      return
    }
    giveUp()
    const began = performance.now()
    hold(paintLayer(back(), picture, frameNow(), { margin, ratio: ratioFor(picture.scene) }))
    cost = (performance.now() - began) / (1 + 2 * margin) ** 2
  }
  const renewInSlices = async (picture: ReadyPicture): Promise<void> => {
    giveUp()
    const control = new AbortController()
    job = { picture, control }
    const began = performance.now()
    const size = { margin: MARGIN, ratio: ratioFor(picture.scene) }
    const next = await paintLayerInSlices(back(), picture, frameNow(), size, control.signal)
    if (!next || isGone) return
    job = null
    cost = (performance.now() - began) / (1 + 2 * MARGIN) ** 2
    hold(next)
    if (!covers(next, frameNow())) renewAtRest()
  }
  const renewAtRest = (least = REST_MS): void => {
    clearTimeout(resting)
    // On a slow machine frames are far apart: that is not rest.
    const rest = Math.max(least, Math.min(MOST_WAIT_MS, 4 * cost))
    resting = setTimeout(() => wanted && renew(wanted, MARGIN), rest)
  }
  const change = (picture: ReadyPicture): void => {
    const changes = layer && changesTo(layer.picture, picture)
    if (layer && changes && isFew(changes, picture.scene, areaOf(layer))) {
      giveUp()
      const disturbs = disturbsWords(layer, changes)
      hold(changeLayer(layer, picture, changes))
      if (!covers(layer, frameNow())) renewAtRest()
      else if (disturbs) renewAtRest(WORDS_REST_MS)
      return
    }
    // What changed is shown at once, and only as far as it is in sight; the margin follows at rest.
    renew(picture, 0)
    if (!isHeavy(picture.scene)) renewAtRest()
  }
  const follow = (current: Layer, picture: ReadyPicture): void => {
    const frame = frameNow()
    putLayer(current, frame)
    if (covers(current, frame)) return
    const now = performance.now()
    waitingSince ??= now
    if (frame.zoom !== zoomed.to) zoomed = { to: frame.zoom, at: now }
    const isZooming = now - zoomed.at < Math.max(REST_MS, 4 * cost)
    const isLate = now - waitingSince > Math.max(MOST_WAIT_MS, 12 * cost) && !serves(current, frame)
    if (isLate || (!isZooming && frame.zoom !== current.zoom)) renew(picture, MARGIN)
    else if (isHeavy(picture.scene)) {
      if (!isZooming) renew(picture, MARGIN)
    } else if (cost < CHEAP_MS) renew(picture, 0)
    renewAtRest()
  }

  return {
    paint: (picture) => {
      wanted = picture
      if (layer?.picture === picture) follow(layer, picture)
      else if (job?.picture === picture) {
        // Until it is there, what stood before moves with the viewport.
        if (layer) putLayer(layer, frameNow())
      } else change(picture)
    },
    shown: () => layer?.picture ?? null,
    settled: async () => {
      // Another one may have begun meanwhile.
      for (let waited; waited !== painting;) await (waited = painting)
    },
    destroy: () => {
      isGone = true
      giveUp()
      clearTimeout(resting)
      for (const sheet of sheets) sheet.remove()
    },
  }
}
