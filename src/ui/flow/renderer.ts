import { useEffect } from 'react'
import { create } from 'zustand'
import { usePreferences } from '#src/platform/preferences.ts'
import { chooseRenderer, type Gpu, type RendererChoice } from './renderer-choice.ts'

interface RendererState {
  /** Null until the probe has answered. */
  readonly gpu: Gpu | null
  /** WebGL failed on this page: it is not tried again before the next one. */
  readonly isLost: boolean
}

const NO_GPU: Gpu = { name: null, hasWebgl: false, frameMs: null }
const useRenderer = create<RendererState>()(() => ({ gpu: null, isLost: false }))
let isAsked = false

/** To be called where WebGL could not be started, or was taken away. */
export function noteWebglLost(): void {
  useRenderer.setState({ isLost: true })
}

/** Asks once a page what draws here. */
function askGpu(): void {
  if (isAsked) return
  isAsked = true
  const know = (gpu: Gpu): void => useRenderer.setState({ gpu })
  try {
    const worker = new Worker(new URL('./gl-probe.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', (event: MessageEvent<Gpu>) => {
      know(event.data)
      worker.terminate()
    })
    worker.addEventListener('error', () => know(NO_GPU))
  } catch {
    know(NO_GPU)
  }
}

/** What draws graphs on this page, and why; null until it is known. Until then the canvas does. */
export function useRendererChoice(): RendererChoice | null {
  const wish = usePreferences((state) => state.graphRenderer)
  const { gpu, isLost } = useRenderer()
  useEffect(askGpu, [])
  return gpu && chooseRenderer(wish, gpu, isLost)
}
