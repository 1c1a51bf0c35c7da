import { useImperativeHandle, useRef, type PointerEvent, type Ref, type RefObject } from 'react'
import css from './flow.module.css'
import type { FlowView } from './flow-view.ts'
import { readPalette } from './palette.ts'

const SIZE = { width: 168, height: 108 } as const

interface FlowMinimapProps {
  readonly view: RefObject<FlowView | null>
  readonly ref?: Ref<{ paint: () => void }>
}

interface Fit {
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** The whole picture small, with the part in sight. For the pointer; the keyboard moves along the flows. */
export function FlowMinimap({ view, ref }: FlowMinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pending = useRef(0)
  useImperativeHandle(ref, () => ({
    paint: () => {
      cancelAnimationFrame(pending.current)
      pending.current = requestAnimationFrame(() => {
        if (canvas.current && view.current) paint(canvas.current, view.current)
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
      width={SIZE.width * 2}
      height={SIZE.height * 2}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={go}
    />
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

function paint(canvas: HTMLCanvasElement, view: FlowView): void {
  const context = canvas.getContext('2d')
  const scene = view.scene()
  if (!context || !scene) return
  const palette = readPalette(view.host)
  const fit = fitOf(scene.bounds)
  context.setTransform(2, 0, 0, 2, 0, 0)
  context.clearRect(0, 0, SIZE.width, SIZE.height)
  for (const { node, box } of scene.cards) {
    context.fillStyle =
      node.role === 'subject' ? palette.accent : node.role === 'risk' ? palette.danger : palette.borderStrong
    const [width, height] = [Math.max(2, box.width * fit.scale), Math.max(1.5, box.height * fit.scale)]
    context.fillRect(
      box.x * fit.scale + fit.x - width / 2,
      box.y * fit.scale + fit.y - height / 2,
      width,
      height,
    )
  }
  const { left, top, width, height } = view.viewport()
  context.strokeStyle = palette.accent
  context.lineWidth = 1.5
  context.strokeRect(
    Math.max(1, left * fit.scale + fit.x),
    Math.max(1, top * fit.scale + fit.y),
    Math.min(SIZE.width - 2, width * fit.scale),
    Math.min(SIZE.height - 2, height * fit.scale),
  )
}
