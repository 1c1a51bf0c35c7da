import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Child, importOf, startChild } from '../testing/child.ts'
import { DataLockedError, lockDataDir } from './data-lock.ts'

let dir: string
let children: Child[]
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'kyt-lock-')), 'data')
  children = []
})
afterEach(async () => {
  for (const child of children) await child.kill()
  rmSync(join(dir, '..'), { recursive: true, force: true })
})

/** Takes the directory when told to, says how it went, and stays. */
function contender(): Child {
  const child = startChild(`
    ${importOf('lockDataDir', 'server/node/data-lock.ts')}
    process.stdin.once('data', () => {
      try {
        lockDataDir(${JSON.stringify(dir)})
        console.log('held')
      } catch (error) {
        console.log(error.name + ' ' + error.pid)
      }
    })
    setInterval(() => {}, 1000)
    console.log('ready')`)
  children.push(child)
  return child
}

async function holding(): Promise<Child> {
  const child = contender()
  await child.line()
  child.say('go')
  expect(await child.line()).toBe('held')
  return child
}

test('a second process is refused while the first lives, and told by whom', async () => {
  const first = await holding()
  expect(() => lockDataDir(dir)).toThrow(DataLockedError)
  expect(() => lockDataDir(dir)).toThrow(
    `${dir} is in use by process ${first.pid}. Stop it, or choose another KYT_DATA_DIR.`,
  )
})

test('the lock of a process that was killed is taken, and given back', async () => {
  await (await holding()).kill()
  const unlock = lockDataDir(dir)
  expect(() => lockDataDir(dir)).toThrow(DataLockedError)
  unlock()
  unlock()
  lockDataDir(dir)()
})

test('of many that find a dead lock one wins, and the others are told its number', async () => {
  for (let round = 0; round < 3; round += 1) {
    const racers = Array.from({ length: 6 }, contender)
    for (const racer of racers) expect(await racer.line()).toBe('ready')
    for (const racer of racers) racer.say('go')
    const said = await Promise.all(racers.map((racer) => racer.line()))
    const winners = racers.filter((_, at) => said[at] === 'held')
    expect(winners).toHaveLength(1)
    const refusal = `DataLockedError ${winners[0]?.pid}`
    expect(said.filter((line) => line !== 'held')).toEqual(Array.from({ length: 5 }, () => refusal))
    for (const racer of racers) await racer.kill()
  }
})

test.skipIf(!existsSync('/proc/self/stat'))(
  'a later process that got the number of a dead holder is not taken for it',
  () => {
    lockDataDir(dir)()
    writeFileSync(join(dir, 'desk.lock.9'), `${process.ppid} 1`)
    lockDataDir(dir)()
    writeFileSync(join(dir, 'desk.lock.19'), `${process.ppid} `)
    expect(() => lockDataDir(dir)).toThrow(DataLockedError)
  },
)
