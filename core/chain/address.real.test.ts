import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detectAddress } from './address.ts'

const data = resolve(process.env['KYT_REAL_DATA'] ?? '../shared/data')
const packs = join(data, 'tagpacks/packs')
const ofac = join(data, 'ofac')
const hasData = existsSync(packs)
if (!hasData) process.stdout.write(`skipped: no real data at ${data} (KYT_REAL_DATA)\n`)

const ADDRESS_LINE = /^\s*(?:-\s+)?["']?address["']?\s*:\s*(.+)$/
const CURRENCY_LINE = /^\s*(?:-\s+)?["']?currency["']?\s*:\s*(.+)$/

/** Address and the currency said beside it; enough of YAML for this data, so that the parser is not under test. */
function tagpackAddresses(): { address: string; currency: string | null }[] {
  const rows: { address: string; currency: string | null }[] = []
  for (const file of globSync('**/*.yaml', { cwd: packs }).sort()) {
    let header: string | null = null
    let row: { address: string; currency: string | null } | null = null
    for (const line of readFileSync(join(packs, file), 'utf8').split('\n')) {
      const address = ADDRESS_LINE.exec(line)?.[1]
      const currency = CURRENCY_LINE.exec(line)?.[1]
        ?.trim()
        .replace(/^["']|["']$/g, '')
      if (address !== undefined) {
        row = { address: address.trim().replace(/^["']|["']$/g, ''), currency: header }
        rows.push(row)
      } else if (currency !== undefined) {
        if (row) row.currency = currency
        else header = currency
      }
    }
  }
  return rows
}

describe.skipIf(!hasData)('real lists', () => {
  it('validates more than 99.96 % of the TagPack addresses and gives a reason for each of the rest', () => {
    const rows = tagpackAddresses()
    expect(rows.length).toBe(524_170)
    const refused = new Map<string, string[]>()
    const started = performance.now()
    for (const { address, currency } of rows) {
      const found = detectAddress(address, currency)
      if (!found.ok)
        refused.set(found.code, [
          ...(refused.get(found.code) ?? []),
          `${currency} ${address}: ${found.reason}`,
        ])
    }
    const seconds = (performance.now() - started) / 1000
    const count = [...refused.values()].reduce((sum, list) => sum + list.length, 0)
    const perSecond = Math.round(rows.length / seconds)
    const byReason = [...refused].map(([code, list]) => `${code} ${list.length}`).join(', ')
    process.stdout.write(
      `TagPacks: ${rows.length} addresses, ${count} refused (${byReason}), ${perSecond}/s\n`,
    )
    const wrongCase = refused.get('bad-checksum')?.filter((line) => line.includes('EIP-55')) ?? []
    expect(wrongCase).toHaveLength(3)
    expect(1 - count / rows.length).toBeGreaterThan(0.9996)
  })

  it('validates the OFAC addresses, all but one of Monero that is a hash', () => {
    const refused: string[] = []
    let count = 0
    for (const file of globSync('sanctioned_addresses_*.txt', { cwd: ofac })) {
      for (const line of readFileSync(join(ofac, file), 'utf8').split('\n')) {
        if (line.trim() === '') continue
        count++
        if (!detectAddress(line).ok) refused.push(line)
      }
    }
    expect(count).toBe(654)
    expect(refused).toEqual(['5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320'])
  })
})
