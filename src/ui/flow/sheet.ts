export interface Sheet {
  readonly canvas: HTMLCanvasElement
  readonly show: (isShown: boolean) => void
  readonly remove: () => void
}

/** A canvas of the drawing, right below another element of it (flow.module.css, `data-sheet`). */
export function createSheet(above: HTMLElement): Sheet {
  const canvas = document.createElement('canvas')
  canvas.dataset['sheet'] = ''
  canvas.setAttribute('aria-hidden', 'true')
  canvas.hidden = true
  above.before(canvas)
  return {
    canvas,
    show: (isShown) => {
      canvas.hidden = !isShown
    },
    remove: () => canvas.remove(),
  }
}

/** Gives a canvas the size of a frame and clears it; the context is scaled to CSS px. Null where there is none. */
export function cleared(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
  ratio: number,
): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d')
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== across || canvas.height !== down)
    Object.assign(canvas, { width: across, height: down })
  context?.setTransform(ratio, 0, 0, ratio, 0, 0)
  context?.clearRect(0, 0, width, height)
  return context
}
