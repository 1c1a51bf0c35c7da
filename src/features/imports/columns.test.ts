import { describe, expect, it } from 'vitest'
import { ImportKind } from '#core/contract/imports.ts'
import { parseOfacCsv } from '#server/lists/ofac-csv.ts'
import { parseCustomersCsv } from '#server/sources/customers-csv.ts'
import { parseRecordsCsv } from '#server/sources/records-csv.ts'
import { parseTransfersCsv } from '#server/sources/transfers-csv.ts'
import { parseWalletsCsv } from '#server/sources/wallets-csv.ts'
import { DOCUMENTED } from './columns.ts'

const of = (kind: string) => DOCUMENTED.find((item) => item.kind === kind)!

async function* file(header: string) {
  yield new TextEncoder().encode(`${header}\n`)
}

async function isRead(
  parse: (file: AsyncIterable<Uint8Array>) => AsyncIterable<unknown>,
  columns: readonly string[],
) {
  try {
    for await (const _ of parse(file(columns.join(',')))) throw new Error('an empty file has no rows')
    return true
  } catch {
    return false
  }
}

describe('the documented columns', () => {
  it('cover every kind of file', () => {
    expect(DOCUMENTED.map(({ kind }) => kind).toSorted()).toEqual([...ImportKind.options].toSorted())
  })

  it.each([
    ['transfers-csv', parseTransfersCsv],
    ['ofac-dated', parseOfacCsv],
    ['records-csv', parseRecordsCsv],
    ['customers-csv', parseCustomersCsv],
    ['wallets-csv', parseWalletsCsv],
  ] as const)(
    'of %s are all that a header needs, and none of the required ones can be left out',
    async (kind, parse) => {
      const { required } = of(kind)
      expect(await isRead(parse, required)).toBe(true)
      for (const column of required)
        expect(
          await isRead(
            parse,
            required.filter((c) => c !== column),
          ),
        ).toBe(false)
    },
  )
})
