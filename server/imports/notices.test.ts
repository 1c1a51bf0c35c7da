import { expect, test } from 'vitest'
import { noticeBoard } from './notices.ts'

test('each sentence stands once, with its first lines and how many more', () => {
  const board = noticeBoard()
  board.add('columns not used: colour')
  for (const line of [2, 3, 5, 8, 13]) board.add('no decimals stated', line)
  board.add('whitespace removed', 4)
  expect(board.list()).toEqual([
    'columns not used: colour',
    'no decimals stated (lines 2, 3, 5 and 2 more)',
    'whitespace removed (line 4)',
  ])
})

test('a file in which every row says something else does not fill the memory', () => {
  const board = noticeBoard()
  for (let line = 1; line <= 10_000; line += 1) board.add(`odd thing ${line}`, line)
  expect(board.list()).toHaveLength(101)
  expect(board.list().at(-1)).toBe('9900 further notices are not listed.')
})
