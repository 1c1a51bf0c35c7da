import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REAL_DATA } from '../homes.ts'

export const BRIDGE = '0x88a69b4e698a4b090df6cf5bd7b2d47325ad30a3'
export const RECOVERY = '0x94a84433101a10aeda762968f6995c574d1bf154'

/** Sums per token in units of 18 decimal places, and how many transfers they are of. */
export interface Known {
  readonly transfers: number
  readonly tokens: ReadonlyMap<string, bigint>
}

export interface NomadCase {
  readonly flow: string
  /** A label file that names the drained bridge and, as the file's own notes do, the bad actors. */
  readonly labels: string
  readonly drained: Known
  readonly drainedByBadActors: Known
  readonly returned: Known
}

interface Row {
  readonly from: string
  readonly to: string
  readonly token: string
  readonly amount: bigint
  readonly note: string
}

/** The drain of the Nomad bridge of 2022-08-01, as its file has it. */
export function nomadCase(): NomadCase {
  const flow = readFileSync(join(REAL_DATA ?? '', 'nomad-2022/flow.csv'), 'utf8')
  const rows = flow
    .trim()
    .split('\n')
    .slice(1)
    .map((line): Row => {
      const [, , , , , from = '', to = '', token = '', amount = '', note = ''] = line.split(',')
      return { from, to, token: token.toUpperCase(), amount: wholeUnits(amount), note }
    })
  const drains = rows.filter((row) => row.from === BRIDGE)
  const bad = drains.filter((row) => row.note.includes('bad_actor'))
  const actors = [...new Set(bad.map((row) => row.to))]
  return {
    flow,
    labels: [
      'address,category,label,source,confidence,chain',
      `${BRIDGE},stolen-funds,Drained bridge,incident report,90,eip155:1`,
      ...actors.map((address) => `${address},illicit-actor,Bad actor,nomad-xyz hack-data,70,eip155:1`),
      '',
    ].join('\n'),
    drained: knownOf(drains),
    drainedByBadActors: knownOf(bad),
    returned: knownOf(rows.filter((row) => row.to === RECOVERY)),
  }
}

function knownOf(rows: readonly Row[]): Known {
  const tokens = new Map<string, bigint>()
  for (const { token, amount } of rows) tokens.set(token, (tokens.get(token) ?? 0n) + amount)
  return { transfers: rows.length, tokens }
}

/** A decimal text of the file, perhaps with an exponent, in units of 18 decimal places. */
export function wholeUnits(text: string): bigint {
  const [mantissa = '', exponent = '0'] = text.split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const places = 18 + Number(exponent)
  return BigInt(whole + fraction.padEnd(places, '0').slice(0, places))
}
