import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { readJsonItems } from './json-items.ts'
import { FileError } from './rows.ts'
import { toChunks } from './test-chunks.ts'

async function read(text: string, size = 65_536) {
  const items = []
  for await (const { number, value, reason } of readJsonItems(toChunks(text, size), 'transaction'))
    items.push([number, reason === null ? value : 'broken'])
  return items
}

const [A, B] = [{ a: '} ] " \\ [' }, { b: [{ c: 1 }] }]
const TWO = [
  [1, A],
  [2, B],
]

describe('objects of a JSON file', () => {
  test.each([
    ['a list', JSON.stringify([A, B])],
    ['a list on many lines', JSON.stringify([A, B], null, 2)],
    ['one a line', `${JSON.stringify(A)}\r\n${JSON.stringify(B)}\n`],
    ['pages one behind the other', `${JSON.stringify([A])}\n[]${JSON.stringify([B])}`],
    ['one after the other', JSON.stringify(A) + JSON.stringify(B)],
  ])('%s', async (_, text) => {
    expect(await read(text)).toEqual(TWO)
    expect(await read(text, 1)).toEqual(TWO)
  })

  test('one object, and none', async () => {
    expect(await read(JSON.stringify(B))).toEqual([[1, B]])
    expect(await read('[ ]')).toEqual([])
  })

  test('what is no JSON within its brackets is that item alone', async () => {
    expect(await read(`[${JSON.stringify(A)},{"x":},${JSON.stringify(B)}]`)).toEqual([
      [1, A],
      [2, 'broken'],
      [3, B],
    ])
  })

  test.each([
    ['[{"a":1},{"b"', 'The file is not whole: it ends inside transaction 2'],
    ['[{"a":1},', 'The file is not whole: it ends after transaction 1, within the list'],
    ['[1]', 'The file begins with "1", where transactions in {…} were expected'],
    ['[{"a":1}]x', 'After transaction 1, the file goes on with "x", where transactions in {…} were expected'],
  ])('a file that is not made of objects is refused: %s', async (text, reason) => {
    await expect(read(text)).rejects.toThrow(FileError)
    await expect(read(text)).rejects.toThrow(reason)
  })

  test('whatever the objects hold, and wherever the pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (objects, size, isSpaced) => {
          const text = JSON.stringify(objects, null, isSpaced ? 1 : 0)
          const values = (await read(text, size)).map(([, value]) => value)
          expect(values).toEqual(JSON.parse(text))
        },
      ),
      { numRuns: 200 },
    )
  })
})
