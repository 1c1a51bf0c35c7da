/** What draws large pictures, and why: pure, so that every case can be tried without its hardware. */

import type { GraphRenderer } from '#src/platform/preferences.ts'

export type RendererKind = 'canvas' | 'webgl'
export interface Gpu {
  /** What the browser says draws for WebGL 2; null: it has none, or does not say. */
  readonly name: string | null
  readonly hasWebgl: boolean
  /** Ms a frame of the trial took; null: there was no trial. */
  readonly frameMs: number | null
}

/**
 * - `wished`     the reader said so
 * - `fast`       a real graphics processor that passed its trial
 * - `software`   WebGL is there, but computed by the processor, which the canvas does better
 * - `unnamed`    the browser does not say what draws, so nothing is known that speaks for it
 * - `slow`       a real graphics processor that failed its trial
 * - `none`       no WebGL 2
 * - `lost`       it was there and was taken away, or could not be started
 */
export type RendererReason = 'wished' | 'fast' | 'software' | 'unnamed' | 'slow' | 'none' | 'lost'

export interface RendererChoice {
  readonly kind: RendererKind
  readonly reason: RendererReason
  readonly gpu: string | null
}

/** A trial frame longer than this, ms, would not keep up with a finger. */
export const MOST_FRAME_MS = 8

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render|\bwarp\b|mesa offscreen|swrast/i

/** Whether a renderer's name says that the processor draws, without a graphics processor. */
export function isSoftware(name: string): boolean {
  return SOFTWARE.test(name)
}

/** What draws. `isLost`: WebGL failed on this page, which no wish undoes. */
export function chooseRenderer(wish: GraphRenderer, gpu: Gpu, isLost: boolean): RendererChoice {
  const choice = (kind: RendererKind, reason: RendererReason): RendererChoice => ({
    kind,
    reason,
    gpu: gpu.name,
  })
  if (wish === 'canvas') return choice('canvas', 'wished')
  if (isLost) return choice('canvas', 'lost')
  if (!gpu.hasWebgl) return choice('canvas', 'none')
  if (wish === 'webgl') return choice('webgl', 'wished')
  if (gpu.name === null) return choice('canvas', 'unnamed')
  if (isSoftware(gpu.name)) return choice('canvas', 'software')
  if (gpu.frameMs === null || gpu.frameMs > MOST_FRAME_MS) return choice('canvas', 'slow')
  return choice('webgl', 'fast')
}
