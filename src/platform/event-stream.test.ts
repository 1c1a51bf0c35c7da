import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMessageParser } from './event-stream.ts'

test('reads messages, and takes comments and pauses for what they are', () => {
  const text =
    'retry: 2000\n\nid: a1\nevent: alert\ndata: {"x":1}\n\n: still here\n\ndata: one\ndata: two\n\nid: half'
  expect(createMessageParser().push(text)).toEqual([
    { id: 'a1', event: 'alert', data: '{"x":1}' },
    { id: null, event: 'message', data: 'one\ntwo' },
  ])
})

test('answers the same messages wherever the text was cut on its way', () => {
  const message = fc.record({ id: fc.stringMatching(/^[0-9a-f]{1,8}$/), data: fc.jsonValue() })
  fc.assert(
    fc.property(fc.array(message), fc.array(fc.nat(40)), (messages, cuts) => {
      const text = messages
        .map(({ id, data }) => `id: ${id}\nevent: alert\ndata: ${JSON.stringify(data)}\n\n`)
        .join('')
      const parser = createMessageParser()
      const seen = []
      let at = 0
      for (const cut of [...cuts, text.length]) {
        seen.push(...parser.push(text.slice(at, at + cut)))
        at += cut
      }
      seen.push(...parser.push(text.slice(at)))
      expect(seen).toEqual(
        messages.map(({ id, data }) => ({ id, event: 'alert', data: JSON.stringify(data) })),
      )
    }),
  )
})
