import { expect, test } from 'vitest'
import { availableCommands, matchCommands, registerCommands, type Command } from './commands.ts'

function command(id: string, more: Partial<Command> = {}): Command {
  return { id, title: id, group: 'General', run: () => undefined, ...more }
}

test('commands come and go with whoever registered them, and the latest of an id wins', () => {
  const remove = registerCommands([command('a'), command('b', { when: () => false })])
  const removeSecond = registerCommands([command('a', { title: 'Second' })])
  expect(availableCommands().map(({ title }) => title)).toEqual(['Second'])
  removeSecond()
  expect(availableCommands().map(({ title }) => title)).toEqual(['a'])
  remove()
  expect(availableCommands()).toEqual([])
})

test('every word has to occur, in the title, the group or the keywords; titles that begin with it come first', () => {
  const all = [
    command('1', { title: 'Go to Alerts', group: 'Go to' }),
    command('2', { title: 'Theme: Dark', keywords: ['alerts at night'] }),
    command('3', { title: 'Alerts of today' }),
  ]
  expect(matchCommands(all, 'alerts').map(({ id }) => id)).toEqual(['3', '1', '2'])
  expect(matchCommands(all, 'NIGHT dark').map(({ id }) => id)).toEqual(['2'])
  expect(matchCommands(all, 'nothing')).toEqual([])
  expect(matchCommands(all, ' ')).toHaveLength(3)
})
