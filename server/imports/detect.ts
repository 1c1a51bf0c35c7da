import { detectAddress } from '#core/chain/address.ts'
import { ProblemError } from '../http/problem.ts'
import type { ImportKind } from './options.ts'

/** Bytes of a file that are looked at to tell its kind. */
export const HEAD_BYTES = 8 * 1024

const FROM = ['from', 'from_address']
const TO = ['to', 'to_address']

/**
 * Tells the kind of a file from its first bytes, and from its name where the bytes leave it open.
 *
 * @throws ProblemError `unprocessable`, saying what was found, where it cannot be told
 */
export function detectKind(filename: string, head: Uint8Array): ImportKind {
  refuseBinary(head)
  const text = new TextDecoder().decode(head).replace(/^\uFEFF/, '')
  const lines = text.split(/\r\n|\r|\n/, 200).filter((line) => line.trim() !== '')
  const first = lines[0]
  if (first === undefined) throw new ProblemError('unprocessable', 'The file is empty.')
  const kind = ofJson(text, filename) ?? ofHeader(first) ?? ofYaml(lines, filename) ?? ofList(lines, filename)
  if (kind !== null) return kind
  throw new ProblemError(
    'unprocessable',
    `What kind of file ${filename} is cannot be told from its first line, "${first.slice(0, 80)}". ` +
      'A transfers CSV names the columns from, to and amount; a labels CSV address and category; ' +
      'a records CSV record; a customers CSV name and risk_rating; a wallets CSV address and role; ' +
      'an OFAC list holds one address a line; a TagPack is YAML with tags; transactions of Bitcoin are Esplora JSON. Name the kind if it is one of these.',
  )
}

function refuseBinary(head: Uint8Array): void {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  if (starts(0x50, 0x4b) || starts(0x1f, 0x8b)) {
    throw new ProblemError(
      'unprocessable',
      'The file is an archive or a spreadsheet: unpack it, or save it as CSV.',
    )
  }
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) {
    throw new ProblemError('unprocessable', 'The file is UTF-16: save it as UTF-8.')
  }
  if (head.includes(0)) throw new ProblemError('unprocessable', 'The file is binary: a text file is needed.')
}

/** JSON is one thing here: transactions of Bitcoin. An address without any has an empty list. */
function ofJson(text: string, filename: string): ImportKind | null {
  const start = text.trimStart()
  if (!/^[[{]/.test(start)) return null
  const has = (field: string) => new RegExp(`"${field}"\\s*:`).test(start)
  if ((has('txid') && has('vin')) || /^\[\s*\]\s*$/.test(start)) return 'esplora-json'
  throw new ProblemError(
    'unprocessable',
    `${filename} is JSON, but its beginning shows no transaction as Esplora writes it: an object with txid, vin and ` +
      'vout, or a list of them.',
  )
}

function ofHeader(line: string): ImportKind | null {
  const kind = ofColumns(line.split(','))
  if (kind !== null) return kind
  const other = [';', '\t', '|'].find((separator) => ofColumns(line.split(separator)) !== null)
  if (other === undefined) return null
  const name = other === '\t' ? 'tab' : other
  throw new ProblemError(
    'unprocessable',
    `The columns are separated by "${name}": save the file with commas.`,
  )
}

function ofColumns(cells: readonly string[]): ImportKind | null {
  const names = cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  const columns = new Set(names)
  const has = (names: readonly string[]) => names.some((name) => columns.has(name))
  if (has(FROM) && has(TO)) return 'transfers-csv'
  if (columns.has('record')) return 'records-csv'
  if (columns.has('address') && columns.has('ofac_designated_date')) return 'ofac-dated'
  if (columns.has('address') && has(['category', 'label'])) return 'labels-csv'
  if (columns.has('address') && columns.has('role')) return 'wallets-csv'
  if (columns.has('risk_rating') && columns.has('name')) return 'customers-csv'
  return null
}

function ofYaml(lines: readonly string[], filename: string): ImportKind | null {
  const keys = lines.some((line) =>
    /^(title|creator|tags|lastmod|is_cluster|currency|network)\s*:/.test(line),
  )
  return keys && /\.ya?ml$/i.test(filename) ? 'tagpack' : null
}

/** Lines that are one address each; the last may be cut off by the end of the head. */
function ofList(lines: readonly string[], filename: string): ImportKind | null {
  if (/(^|[\\/])sanctioned_addresses_[A-Za-z0-9]+\.txt$/.test(filename)) return 'ofac-list'
  const sample = lines.slice(0, 5)
  return sample.every((line) => detectAddress(line.trim()).ok) ? 'ofac-list' : null
}
