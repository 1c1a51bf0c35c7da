import { expect, test } from 'vitest'
import type { NoticeCode } from '#core/contract/import-notices.ts'
import { notice, noticeBoard, noticesKept } from './notices.ts'

const said = (code: NoticeCode, message: string, values: Record<string, string> = {}) => ({
  code,
  message,
  values,
})

test('each sentence stands once, with its first lines and how many more', () => {
  const board = noticeBoard()
  board.add(said('ignored-columns', 'columns not used: colour', { columns: 'colour' }))
  for (const line of [2, 3, 5, 8, 13]) board.add(said('no-confidence', 'no decimals stated'), line)
  board.add(said('trimmed', 'whitespace removed'), 4)
  expect(board.list()).toEqual([
    {
      code: 'ignored-columns',
      values: { columns: 'colour' },
      lines: [],
      count: 0,
      text: 'columns not used: colour',
    },
    {
      code: 'no-confidence',
      values: {},
      lines: [2, 3, 5],
      count: 5,
      text: 'no decimals stated (lines 2, 3, 5 and 2 more)',
    },
    { code: 'trimmed', values: {}, lines: [4], count: 1, text: 'whitespace removed (line 4)' },
  ])
})

test('a file in which every row says something else does not fill the memory', () => {
  const board = noticeBoard()
  for (let line = 1; line <= 10_000; line += 1) board.add(said('trimmed', `odd thing ${line}`), line)
  expect(board.list()).toHaveLength(101)
  expect(board.list().at(-1)).toMatchObject({
    code: 'not-listed',
    values: { count: '9900' },
    text: '9900 further notices are not listed.',
  })
})

test('a sentence that an earlier version kept is told as it was written', () => {
  const now = notice(said('no-rows', 'The file holds no rows.'))
  expect(noticesKept(['columns not used: case', now])).toEqual([
    { code: 'as-written', values: {}, lines: [], count: 0, text: 'columns not used: case' },
    now,
  ])
})
