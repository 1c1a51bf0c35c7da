import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsvRecords, type CsvRecord } from './csv-records.ts'
import { readTable } from './csv-table.ts'
import type { RowNotice } from './rows.ts'
import { toChunks } from './test-chunks.ts'

async function records(text: string, chunkSize?: number): Promise<CsvRecord[]> {
  const all: CsvRecord[] = []
  for await (const batch of readCsvRecords(toChunks(text, chunkSize))) all.push(...batch)
  return all
}

const quote = (field: string) => `"${field.replaceAll('"', '""')}"`

describe('readCsvRecords', () => {
  it('reads quoted fields, CRLF, a byte order mark and a last line without an end', async () => {
    expect(await records('\ufeffa,b\r\n"x, ""y""\r\nz",\r\n\r\n1,2')).toEqual([
      { ok: true, line: 1, fields: ['a', 'b'] },
      { ok: true, line: 2, fields: ['x, "y"\r\nz', ''] },
      { ok: true, line: 5, fields: ['1', '2'] },
    ])
  })

  it('loses only the row with the misplaced quote', async () => {
    const found = await records('a,b\n1,"q"z\n2,3\n4,"open\n5,6\n')
    expect(
      found.map((record) => (record.ok ? record.fields.join('|') : `${record.line}: ${record.text}`)),
    ).toEqual(['a|b', '2: 1,"q"z', '2|3', '4: 4,"open', '5|6'])
  })

  it('gives up on a quote that never closes without holding the whole file', async () => {
    const filler = 'x'.repeat(999)
    async function* endless() {
      yield new TextEncoder().encode('a,b\n1,"open\n')
      for (let i = 0; i < 3000; i++) yield new TextEncoder().encode(`${filler}\n`)
    }
    let largest = 0
    let rows = 0
    for await (const batch of readCsvRecords(endless())) {
      largest = Math.max(largest, batch.length)
      rows += batch.length
    }
    expect(rows).toBe(3002)
    expect(largest).toBeLessThan(1100)
  })

  it('reads back any table, wherever the chunks are cut', async () => {
    const field = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '中', '😀'),
      maxLength: 6,
    })
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, chunkSize) => {
        const text = rows.map((row) => row.map(quote).join(',')).join('\n')
        const found = await records(text, chunkSize)
        expect(found.map((record) => (record.ok ? record.fields : null))).toEqual(rows)
        const lines = rows.map((_, i) => 1 + rows.slice(0, i).flat().join('').split('\n').length - 1 + i)
        expect(found.map((record) => record.line)).toEqual(lines)
      }),
    )
  })
})

describe('readTable', () => {
  const spec = { columns: ['id', 'value'], required: ['id'], aliases: { amount: 'value' } } as const

  async function table(text: string) {
    const notices: RowNotice[] = []
    const rows: string[] = []
    for await (const row of readTable(toChunks(text), spec, { onNotice: (notice) => notices.push(notice) })) {
      rows.push(
        row.ok
          ? `${row.line} ${row.cell('id')}=${row.cell('value')}`
          : `${row.line} ${row.code}: ${row.reason}`,
      )
    }
    return { rows, notices: notices.map((notice) => notice.message) }
  }

  it('finds columns by name, alias and any case, and names what it ignores', async () => {
    expect(await table('Extra,Amount,ID\nx, 5 ,a\n')).toEqual({
      rows: ['2 a=5'],
      notices: ['columns not used: Extra'],
    })
  })

  it.each([
    ['', '1 empty-file: the file is empty: it has no header line'],
    ['value\n1\n', '1 missing-column: the header has no column "id"; without it the rows cannot be read'],
    ['id,id\n1,2\n', '1 duplicate-column: the column "id" stands twice in the header'],
    ['id,value,amount\n1,2,3\n', '1 duplicate-column: the column "amount" and "value" are the same column'],
    ['id,\n1,2\n', '1 unnamed-column: column 2 of the header has no name'],
  ])('ends a file with the header of %j by one clear error', async (text, error) => {
    expect((await table(text)).rows).toEqual([error])
  })

  it('refuses a row of another width and goes on', async () => {
    const { rows } = await table('id,value\n1,2,3\n4,5\n')
    expect(rows).toEqual(['2 column-count: this row has 3 fields, the header has 2', '3 4=5'])
  })
})
