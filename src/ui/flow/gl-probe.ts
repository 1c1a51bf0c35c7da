import { link } from './gl-link.ts'
import { isSoftware, type Gpu } from './renderer-choice.ts'

const NO_GPU: Gpu = { name: null, hasWebgl: false, frameMs: null }
const TRIAL_FRAMES = 20
/** Px of the side of the trial's picture, and how often each of its frames fills it. */
const TRIAL = { side: 1024, fills: 12 } as const

/** What the browser has for WebGL 2, with a short trial. In a worker: to start WebGL can take a moment. */
export function probeGpu(): Gpu {
  const canvas = new OffscreenCanvas(TRIAL.side, TRIAL.side)
  const gl = canvas.getContext('webgl2')
  if (!gl) return NO_GPU
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const said: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER)
  const name = typeof said === 'string' && said !== '' ? said : null
  // The trial would cost seconds where the processor draws, and its answer is known.
  const frameMs = name === null || isSoftware(name) ? null : trial(gl)
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return { name, hasWebgl: true, frameMs }
}

const VERTEX = `#version 300 es
void main() { gl_Position = vec4(vec2[3](vec2(-1, -1), vec2(3, -1), vec2(-1, 3))[gl_VertexID], 0, 1); }`
const FRAGMENT = `#version 300 es
precision mediump float; out vec4 colour;
void main() { colour = vec4(gl_FragCoord.xy / 1024.0, 0.5, 0.1); }`

/** Ms of one frame of a small blended picture, drawn and read back; null where it could not be drawn. */
function trial(gl: WebGL2RenderingContext): number | null {
  const program = link(gl, VERTEX, FRAGMENT)
  if (!program) return null
  gl.useProgram(program)
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA)
  const pixel = new Uint8Array(4)
  const frame = (): void => {
    for (let at = 0; at < TRIAL.fills; at += 1) gl.drawArrays(gl.TRIANGLES, 0, 3)
    // Reading waits until it is drawn: the time is that of the drawing, not of the asking.
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel)
  }
  frame()
  const began = performance.now()
  for (let at = 0; at < TRIAL_FRAMES; at += 1) frame()
  return (performance.now() - began) / TRIAL_FRAMES
}
