import { createReadStream, existsSync, globSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collect } from '#server/sources/test-chunks.ts'
import { parseTransfersCsv } from '#server/sources/transfers-csv.ts'
import { parseActorPack } from './actorpack.ts'
import { parseOfacCsv } from './ofac-csv.ts'
import { parseOfacTxt } from './ofac-txt.ts'
import { parseTagPack } from './tagpack.ts'
import { TEST_CATEGORIES } from './test-categories.ts'

const data = resolve(process.env['KYT_REAL_DATA'] ?? '../shared/data')
const hasData = existsSync(join(data, 'tagpacks'))
if (!hasData) process.stdout.write(`skipped: no real data at ${data} (KYT_REAL_DATA)\n`)
const hash = '5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320'

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  process.stdout.write(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  return result
}

describe.skipIf(!hasData)('real files', () => {
  it('reads all 524,170 tags, and gives a reason for each one refused', { timeout: 300_000 }, async () => {
    const reasons = new Map<string, number>()
    let accepted = 0
    await timed('TagPacks', async () => {
      for (const file of globSync('tagpacks/packs/**/*.yaml', { cwd: data })) {
        const chunks = createReadStream(join(data, file))
        for await (const row of parseTagPack(chunks, { categories: TEST_CATEGORIES })) {
          if (row.ok) accepted++
          else reasons.set(row.code, (reasons.get(row.code) ?? 0) + 1)
        }
      }
    })
    const refused = [...reasons.values()].reduce((sum, count) => sum + count, 0)
    const list = [...reasons].map(([code, count]) => `${code} ${count}`).join(', ')
    process.stdout.write(`TagPacks: ${accepted} accepted, ${refused} refused (${list})\n`)
    expect(accepted + refused).toBe(524_170)
    expect(refused).toBe(44)
    expect(reasons.has('bad-yaml')).toBe(false)
  })

  it('reads the 3,813 actors', async () => {
    const file = join(data, 'tagpacks/actors/graphsense.actorpack.yaml')
    const { parsed, rejected } = await timed('ActorPack', () =>
      collect(parseActorPack(createReadStream(file))),
    )
    expect([parsed.length, rejected]).toEqual([3813, []])
  })

  it('reads the 654 rows of the OFAC text lists', async () => {
    let accepted = 0
    const refused: string[] = []
    const elsewhere: string[] = []
    for (const file of globSync(join(data, 'ofac/sanctioned_addresses_*.txt'))) {
      const rows = await collect(parseOfacTxt(createReadStream(file), { fileName: basename(file) }))
      accepted += rows.parsed.length
      refused.push(...rows.rejected.map((row) => row.value))
      elsewhere.push(...rows.parsed.filter((row) => row.notices.length > 0).map((row) => row.value.address))
    }
    expect(accepted + refused.length).toBe(654)
    expect(refused).toEqual([hash])
    expect(elsewhere).toEqual(['TUCsTq7TofTCJRRoHk6RvhMoS2mJLm5Yzq'])
  })

  it('reads the 691 OFAC rows with the dates that are known and no others', async () => {
    const rows = await collect(parseOfacCsv(createReadStream(join(data, 'ofac/point-in-time.csv'))))
    expect(rows.rejected.map((row) => row.value)).toEqual([hash])
    expect(rows.parsed).toHaveLength(690)
    const dated = rows.parsed.filter((row) => row.value.validFrom !== null)
    expect(new Set(dated.map((row) => row.value.address)).size).toBe(158)
    const delisted = rows.parsed.filter((row) => row.value.validUntil !== null)
    expect(new Set(delisted.map((row) => row.value.address)).size).toBe(92)
  })

  it('reads the 1,331 transfers of the Nomad case and invents no time', async () => {
    const file = join(data, 'nomad-2022/flow.csv')
    const { parsed, rejected } = await timed('Nomad', () =>
      collect(parseTransfersCsv(createReadStream(file))),
    )
    expect(rejected).toEqual([])
    expect(parsed).toHaveLength(1331)
    expect(parsed.filter((row) => row.value.time === null)).toHaveLength(1175)
    expect(new Set(parsed.map((row) => row.value.key)).size).toBe(1331)
  })
})
