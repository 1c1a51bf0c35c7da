import { describe, expect, it } from 'vitest'
import { chooseRenderer, isSoftware, MOST_FRAME_MS, type Gpu } from './renderer-choice.ts'

const REAL: Gpu = {
  name: 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)',
  hasWebgl: true,
  frameMs: 0.4,
}

describe('what draws', () => {
  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'llvmpipe (LLVM 15.0.6, 256 bits)',
    'ANGLE (Mesa, llvmpipe (LLVM 17.0.6 256 bits), OpenGL 4.5)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'Apple Software Renderer',
    'softpipe',
  ])('knows that %s is software, and takes the canvas', (name) => {
    expect(isSoftware(name)).toBe(true)
    expect(chooseRenderer('automatic', { ...REAL, name }, false)).toMatchObject({
      kind: 'canvas',
      reason: 'software',
    })
  })

  it.each([
    'ANGLE (Intel, Intel(R) UHD Graphics 620 Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)',
    'Mesa Intel(R) Xe Graphics (TGL GT2)',
    'Mali-G78',
  ])('takes WebGL on %s', (name) => {
    expect(isSoftware(name)).toBe(false)
    expect(chooseRenderer('automatic', { ...REAL, name }, false)).toEqual({
      kind: 'webgl',
      reason: 'fast',
      gpu: name,
    })
  })

  it('takes the canvas where the processor failed its trial, has no name, or is not there', () => {
    const reason = (gpu: Partial<Gpu>) => chooseRenderer('automatic', { ...REAL, ...gpu }, false)
    expect(reason({ frameMs: MOST_FRAME_MS + 0.1 })).toMatchObject({ kind: 'canvas', reason: 'slow' })
    expect(reason({ frameMs: null })).toMatchObject({ kind: 'canvas', reason: 'slow' })
    expect(reason({ name: null })).toMatchObject({ kind: 'canvas', reason: 'unnamed' })
    expect(reason({ hasWebgl: false })).toMatchObject({ kind: 'canvas', reason: 'none' })
  })

  it('does what the reader says where it can, and nothing brings back what was lost', () => {
    const software = { ...REAL, name: 'llvmpipe', frameMs: null }
    expect(chooseRenderer('webgl', software, false)).toMatchObject({ kind: 'webgl', reason: 'wished' })
    expect(chooseRenderer('canvas', REAL, false)).toMatchObject({ kind: 'canvas', reason: 'wished' })
    expect(chooseRenderer('webgl', { ...REAL, hasWebgl: false }, false)).toMatchObject({
      kind: 'canvas',
      reason: 'none',
    })
    expect(chooseRenderer('webgl', REAL, true)).toMatchObject({ kind: 'canvas', reason: 'lost' })
    expect(chooseRenderer('automatic', REAL, true)).toMatchObject({ kind: 'canvas', reason: 'lost' })
  })
})
