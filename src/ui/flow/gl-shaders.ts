/** `view`: pan x, pan y (device px), device px per px of the graph, 0; `size`: of the canvas, device px. */
const HEAD = `#version 300 es
precision highp float;
uniform vec4 view;
uniform vec2 size;
vec4 onScreen(vec2 px) { return vec4(px / size * vec2(2, -2) + vec2(-1, 1), 0, 1); }
`

export const SEGMENT = {
  vertex: `${HEAD}
in vec4 ends; in float width; in vec4 colour;
uniform float thinnest;
out vec4 tint;
void main() {
  vec2 a = ends.xy * view.z + view.xy, b = ends.zw * view.z + view.xy;
  vec2 along = b - a;
  float far = length(along);
  vec2 way = far > 0.0 ? along / far : vec2(1, 0);
  float side = float(gl_VertexID & 1) * 2.0 - 1.0;
  vec2 at = (gl_VertexID >> 1) == 0 ? a : b;
  gl_Position = onScreen(at + vec2(-way.y, way.x) * side * max(width * view.z, thinnest) * 0.5);
  tint = vec4(colour.rgb * colour.a, colour.a);
}`,
  fragment: `#version 300 es
precision mediump float;
in vec4 tint; out vec4 painted;
void main() { painted = tint; }`,
} as const

export const CORNER = {
  vertex: `${HEAD}
in vec2 at; in vec4 colour;
out vec4 tint;
void main() {
  gl_Position = onScreen(at * view.z + view.xy);
  tint = vec4(colour.rgb * colour.a, colour.a);
}`,
  fragment: SEGMENT.fragment,
} as const

/** `slots`: size of a place in each atlas in device px of its own; `snap`: whether the first is at this very zoom. */
export const CARD = {
  vertex: `${HEAD}
in vec4 box; in vec4 place; in vec4 colour; in float mode;
uniform vec2 slot; uniform vec2 sharpPx; uniform float snap;
out vec4 tint; out vec2 uv; flat out float kind;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec2 middle = box.xy * view.z + view.xy;
  vec2 extent = (mode < 0.5 ? box.zw : slot) * view.z;
  vec2 from = middle - extent * 0.5;
  if (mode > 0.5 && mode < 1.5 && snap > 0.5) { extent = sharpPx; from = floor(middle - extent * 0.5 + 0.5); }
  gl_Position = onScreen(from + corner * extent);
  uv = mix(place.xy, place.zw, corner);
  tint = colour; kind = mode;
}`,
  fragment: `#version 300 es
precision mediump float;
uniform sampler2D sharp; uniform sampler2D earlier;
in vec4 tint; in vec2 uv; flat in float kind; out vec4 painted;
void main() {
  vec4 card = kind < 0.5 ? vec4(tint.rgb, 1) : kind < 1.5 ? texture(sharp, uv) : texture(earlier, uv);
  painted = card * tint.a;
}`,
} as const
