import { describe, expect, test } from 'vitest'
import { ProblemError } from '../http/problem.ts'
import { detectKind } from './detect.ts'

const head = (text: string) => new TextEncoder().encode(text)
const ETH = '0xd8da6bf26964af9d7eed9e03e53415d37aa96045'

function kindOrNull(filename: string, text: string) {
  try {
    return detectKind(filename, head(text))
  } catch (error) {
    if (error instanceof ProblemError) return null
    throw error
  }
}

describe('the kind of a file', () => {
  test.each([
    ['flow.csv', 'chain,tx_hash,from,to,asset,amount\n', 'transfers-csv'],
    ['export.txt', '"From Address","To-Address","Value"\n', 'transfers-csv'],
    ['export.csv', '"from","to","amount"\n', 'transfers-csv'],
    ['etl.csv', 'hash,from_address,to_address,value\n', 'transfers-csv'],
    ['watchlist.csv', '\uFEFFAddress,Category,Label\r\n', 'labels-csv'],
    ['point-in-time.csv', 'asset_in_list,address,name,ofac_designated_date,delisted_seen_by\n', 'ofac-dated'],
    ['sanctioned_addresses_XBT.txt', 'whatever stands here', 'ofac-list'],
    ['lists/sanctioned_addresses_eth.txt', ETH, 'ofac-list'],
    ['addresses.txt', `${ETH}\n\n${ETH}\n`, 'ofac-list'],
    ['pack.yaml', '---\ntitle: Made-up pack\ncreator: Nobody\ntags:\n', 'tagpack'],
    ['pack.yml', '# note\ntags:\n- address: x\n', 'tagpack'],
    ['txs.json', '[{"txid":"ab","version":1,"vin":[', 'esplora-json'],
    ['tx.txt', '\uFEFF {\n  "txid": "ab",\n  "vin": [', 'esplora-json'],
    ['none.json', ' [] \n', 'esplora-json'],
    ['stats.json', '{"address":"bc1q","chain_stats":{}}', null],
    ['pack.csv', 'title: Made-up pack\n', null],
    ['note.txt', 'Dear all,\n', null],
    ['mixed.txt', `${ETH}\nDear all,\n`, null],
  ])('%s %j is %s', (filename, text, kind) => {
    expect(kindOrNull(filename, text)).toBe(kind)
  })

  test.each([[';'], ['\t'], ['|']])('columns separated by %j are a problem of their own', (separator) => {
    const header = ['chain', 'from', 'to'].join(separator)
    expect(() => detectKind('a.csv', head(`${header}\n`))).toThrow(
      /columns are separated by .*: save the file with commas/,
    )
  })

  test('the problem quotes what was found and says what would be understood', () => {
    expect(() => detectKind('people.csv', head('name,age\n'))).toThrow(
      /people\.csv .*"name,age".*from, to and amount.*address and category/,
    )
  })
})
