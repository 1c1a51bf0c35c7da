import { useImperativeHandle, useRef, type PointerEvent, type Ref, type RefObject } from 'react'
import css from './flow.module.css'
import type { FlowView } from './flow-view.ts'
import type { FlowPalette } from './palette.ts'
import type { FlowScene } from './scene.ts'

const SIZE = { width: 168, height: 108 } as const
/** Pixels per px. */
const RATIO = 2

interface FlowMinimapProps {
  /** Whether it stands there also while all of the picture is in sight. */
  readonly isAlways: boolean
  readonly view: RefObject<FlowView | null>
  readonly ref?: Ref<{ paint: () => void }>
}

interface Fit {
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** The whole picture small, with the part in sight. For the pointer; the keyboard moves along the flows. */
export function FlowMinimap({ isAlways, view, ref }: FlowMinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pending = useRef(0)
  const ground = useRef<Ground | null>(null)
  useImperativeHandle(ref, () => ({
    paint: () => {
      cancelAnimationFrame(pending.current)
      pending.current = requestAnimationFrame(() => {
        if (!canvas.current || !view.current) return
        canvas.current.hidden = !isAlways && isAllInSight(view.current)
        if (!canvas.current.hidden) ground.current = paint(canvas.current, view.current, ground.current)
      })
    },
  }))
  const go = (event: PointerEvent<HTMLCanvasElement>): void => {
    const scene = view.current?.scene()
    if (!scene || event.buttons !== 1) return
    const rect = event.currentTarget.getBoundingClientRect()
    const fit = fitOf(scene.bounds)
    view.current?.centre({
      x: (event.clientX - rect.left - fit.x) / fit.scale,
      y: (event.clientY - rect.top - fit.y) / fit.scale,
    })
  }
  return (
    <canvas
      ref={canvas}
      className={css['minimap']}
      width={SIZE.width * RATIO}
      height={SIZE.height * RATIO}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={go}
    />
  )
}

function isAllInSight(view: FlowView): boolean {
  const bounds = view.scene()?.bounds
  if (!bounds) return true
  const { left, top, width, height } = view.viewport()
  return (
    left <= bounds.left && top <= bounds.top && left + width >= bounds.right && top + height >= bounds.bottom
  )
}

function fitOf(bounds: { left: number; right: number; top: number; bottom: number }): Fit {
  const [width, height] = [bounds.right - bounds.left || 1, bounds.bottom - bounds.top || 1]
  const scale = Math.min((SIZE.width - 12) / width, (SIZE.height - 12) / height)
  return {
    scale,
    x: SIZE.width / 2 - ((bounds.left + bounds.right) / 2) * scale,
    y: SIZE.height / 2 - ((bounds.top + bounds.bottom) / 2) * scale,
  }
}

/** The cards painted once for a scene: a viewport that moves only moves its frame over them. */
interface Ground {
  readonly scene: FlowScene
  readonly palette: FlowPalette
  readonly image: OffscreenCanvas
}

function paint(canvas: HTMLCanvasElement, view: FlowView, before: Ground | null): Ground | null {
  const context = canvas.getContext('2d')
  const scene = view.scene()
  if (!context || !scene) return before
  const palette = view.palette()
  const ground = before?.scene === scene && before.palette === palette ? before : groundOf(scene, palette)
  const fit = fitOf(scene.bounds)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.drawImage(ground.image, 0, 0)
  context.setTransform(RATIO, 0, 0, RATIO, 0, 0)
  const { left, top, width, height } = view.viewport()
  context.strokeStyle = palette.accent
  context.lineWidth = 1.5
  const within = (at: number, most: number) => Math.max(1, Math.min(most - 1, at))
  const [x, y] = [within(left * fit.scale + fit.x, SIZE.width), within(top * fit.scale + fit.y, SIZE.height)]
  context.strokeRect(
    x,
    y,
    within((left + width) * fit.scale + fit.x, SIZE.width) - x,
    within((top + height) * fit.scale + fit.y, SIZE.height) - y,
  )
  return ground
}

function groundOf(scene: FlowScene, palette: FlowPalette): Ground {
  const image = new OffscreenCanvas(SIZE.width * RATIO, SIZE.height * RATIO)
  const context = image.getContext('2d')
  const fit = fitOf(scene.bounds)
  context?.scale(RATIO, RATIO)
  for (const { node, box } of context ? scene.cards : []) {
    context!.fillStyle =
      node.role === 'subject' ? palette.accent : node.role === 'risk' ? palette.danger : palette.borderStrong
    const [width, height] = [Math.max(2, box.width * fit.scale), Math.max(1.5, box.height * fit.scale)]
    context!.fillRect(
      box.x * fit.scale + fit.x - width / 2,
      box.y * fit.scale + fit.y - height / 2,
      width,
      height,
    )
  }
  return { scene, palette, image }
}
