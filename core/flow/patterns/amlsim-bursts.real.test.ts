import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import { buildLedger } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import { findBursts } from './amounts.ts'
import { DAY } from './finding.ts'

/** Real and published data are not part of this repository: KYT_REAL_DATA names the folder that holds them. */
const FOLDER = process.env['KYT_REAL_DATA'] ?? ''
const SKIP = FOLDER === '' ? ' (skipped: no real data, KYT_REAL_DATA is not set)' : ''

const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8')
const csv = (file: string) => {
  const [, ...lines] = read(file).trim().split('\n')
  return lines.map((line) => line.split(','))
}

/** Which accounts are planted; the shapes they make are held against a key in amlsim.real.test.ts. */
describe.skipIf(SKIP !== '')(`IBM AMLSim sample${SKIP}`, () => {
  const ASSET = 'amlsim:1/coin:1'
  let chain: ChainLedger
  let planted = new Set<string>()

  beforeAll(() => {
    const rows = csv('amlsim/transactions.csv').map(([from, to, value, step], at): Transfer => {
      return {
        id: `t${at}`,
        chain: 'amlsim:1',
        asset: ASSET,
        txHash: `t${at}`,
        from: `amlsim:1:${from}`,
        to: `amlsim:1:${to}`,
        amount: BigInt(Math.round(Number(value) * 100)),
        block: null,
        txIndex: null,
        logIndex: null,
        time: Number(step) * DAY,
      }
    })
    chain = buildLedger(rows).chains.get('amlsim:1')!
    planted = new Set(
      csv('amlsim/nodes.csv')
        .filter((row) => row[1] === '1')
        .map(([id]) => `amlsim:1:${id}`),
    )
  })

  test('repeated payments on one day: every account is planted, and 63 % of the planted are found', () => {
    const found = new Set(
      findBursts(chain, { transfers: 2, within: 0 }).flatMap((finding) => finding.accounts),
    )
    expect([...found].filter((account) => !planted.has(account))).toEqual([])
    expect(found.size / planted.size).toBeGreaterThan(0.63)
  })
})
