import { link } from './gl-link.ts'
import { CARD, CORNER, SEGMENT } from './gl-shaders.ts'

type View = readonly [number, number, number, number]
type At = (uniform: string) => WebGLUniformLocation | null

/** One program with the buffer it draws from. */
export interface Part {
  readonly fill: (data: Float32Array, count: number) => void
  readonly use: (view: View, uniforms?: (at: At) => void) => void
  readonly count: () => number
}

export interface Parts {
  readonly segments: Part
  readonly corners: Part
  readonly cards: Part
}

/** Null where the browser refuses a shader. */
export function createParts(gl: WebGL2RenderingContext): Parts | null {
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
  const segments = createPart(gl, SEGMENT, { ends: 4, width: 1, colour: 4 }, 1)
  const corners = createPart(gl, CORNER, { at: 2, colour: 4 }, 0)
  const cards = createPart(gl, CARD, { box: 4, place: 4, colour: 4, mode: 1 }, 1)
  return segments && corners && cards ? { segments, corners, cards } : null
}

/** `fields`: floats of each attribute, in the order of the buffer; `divisor` 1: one for each instance. */
function createPart(
  gl: WebGL2RenderingContext,
  source: { readonly vertex: string; readonly fragment: string },
  fields: Readonly<Record<string, number>>,
  divisor: 0 | 1,
): Part | null {
  const program = link(gl, source.vertex, source.fragment)
  if (!program) return null
  const [array, buffer] = [gl.createVertexArray(), gl.createBuffer()]
  gl.bindVertexArray(array)
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
  const stride = 4 * Object.values(fields).reduce((sum, floats) => sum + floats, 0)
  let offset = 0
  for (const [name, floats] of Object.entries(fields)) {
    const at = gl.getAttribLocation(program, name)
    gl.enableVertexAttribArray(at)
    gl.vertexAttribPointer(at, floats, gl.FLOAT, false, stride, offset)
    gl.vertexAttribDivisor(at, divisor)
    offset += 4 * floats
  }
  const places = new Map<string, WebGLUniformLocation | null>()
  const at: At = (name) => {
    if (!places.has(name)) places.set(name, gl.getUniformLocation(program, name))
    return places.get(name) ?? null
  }
  let held = 0
  return {
    fill: (data, count) => {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
      gl.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW)
      held = count
    },
    use: (view, uniforms) => {
      gl.useProgram(program)
      gl.bindVertexArray(array)
      gl.uniform4f(at('view'), ...view)
      gl.uniform2f(at('size'), gl.drawingBufferWidth, gl.drawingBufferHeight)
      uniforms?.(at)
    },
    count: () => held,
  }
}
