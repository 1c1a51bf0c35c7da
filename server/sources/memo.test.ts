import { describe, expect, it } from 'vitest'
import { createMemo } from './memo.ts'

describe('createMemo', () => {
  it('makes once what it is asked for again, until its limit, and keeps no failure', () => {
    const made: string[] = []
    const memo = createMemo<string>(2)
    const ask = (key: string) =>
      memo(key, () => {
        made.push(key)
        if (key === 'bad') throw new Error('no')
        return key.toUpperCase()
      })
    expect([ask('a'), ask('a'), ask('b')]).toEqual(['A', 'A', 'B'])
    expect(made).toEqual(['a', 'b'])
    expect(() => ask('bad')).toThrow('no')
    expect(() => ask('bad')).toThrow('no')
    expect([ask('c'), ask('a')]).toEqual(['C', 'A'])
    expect(made).toEqual(['a', 'b', 'bad', 'bad', 'c', 'a'])
  })
})
