import { expect, test } from 'vitest'
import { refuseMarkup, sameOriginScript } from './trusted-types.ts'

test('text passes, markup does not', () => {
  expect(refuseMarkup('3 > 2 & so on')).toBe('3 > 2 & so on')
  expect(() => refuseMarkup('<img src=x onerror=alert(1)>')).toThrow(TypeError)
})

test('only scripts of this origin load', () => {
  const origin = 'https://desk.example'
  expect(sameOriginScript('/assets/worker.js', origin)).toBe('/assets/worker.js')
  for (const url of [
    'https://evil.example/x.js',
    '//evil.example/x.js',
    'data:text/javascript,1',
    'blob:null/1',
  ]) {
    expect(() => sameOriginScript(url, origin)).toThrow(TypeError)
  }
})
