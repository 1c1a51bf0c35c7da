import { expect, test } from 'vitest'
import { jsonLog } from './log.ts'

function written(level: 'quiet' | 'normal', act: (log: ReturnType<typeof jsonLog>) => void): unknown[] {
  const lines: string[] = []
  act(jsonLog(level, (line) => lines.push(line)))
  expect(lines.every((line) => line.endsWith('\n') && line.indexOf('\n') === line.length - 1)).toBe(true)
  return lines.map((line) => JSON.parse(line) as unknown)
}

test('each event is one line of JSON with its time, severity and facts', () => {
  expect(written('normal', (log) => log.info('request', { path: '/a\nb', status: 200 }))).toEqual([
    {
      at: expect.stringMatching(/^\d{4}-.+Z$/),
      severity: 'info',
      event: 'request',
      path: '/a\nb',
      status: 200,
    },
  ])
})

test('quiet keeps warnings and errors', () => {
  const events = written('quiet', (log) => {
    log.info('one')
    log.warn('two')
    log.error('three')
  })
  expect(events).toMatchObject([{ severity: 'warn' }, { severity: 'error' }])
})

test('says amounts and errors, and no fact can pass for the event itself', () => {
  const [line] = written('normal', (log) =>
    log.error('failed', { amount: 10n ** 18n, cause: new Error('no'), event: 'else', severity: 'info' }),
  )
  expect(line).toMatchObject({
    event: 'failed',
    severity: 'error',
    amount: '1000000000000000000',
    cause: { message: 'no' },
  })
})
