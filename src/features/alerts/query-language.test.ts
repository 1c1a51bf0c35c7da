import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSearch, printSearch, type Vocabulary } from './query-language.ts'
import { AlertsSearch } from './search.ts'

const HKT_MS = 8 * 3_600_000
const VOCABULARY: Vocabulary = {
  values: {
    status: ['new', 'in-review', 'closed'].map((value) => ({ value, names: [] })),
    rule: [
      { value: 'T03', names: ['Mixer, direct'] },
      { value: 'T04', names: ['Mixer, indirect'] },
      { value: 'T06', names: ['Structuring below HK$8,000'] },
    ],
    category: [{ value: 'sanctioned-entity', names: ['Sanctioned entity'] }],
    book: [{ value: 'b-1', names: ['Trading platform'] }],
    assignee: [
      { value: 'me', names: ['You'] },
      { value: 'u-2', names: ['Mei Chan'] },
    ],
  },
  dayStart: (day) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) - HKT_MS : null),
}
const parse = (text: string) => parseSearch(text, VOCABULARY)
const filter = (text: string) => parse(text).filter

describe('the search box', () => {
  it('reads filters, words and quotation marks', () => {
    expect(filter('severity:>=4 rule:mixer assignee:me status:in-review 0xabc chan "tai man"')).toEqual({
      severity: [5, 4],
      rule: ['T03', 'T04'],
      assignee: ['me'],
      status: ['in-review'],
      q: '0xabc chan "tai man"',
    })
    expect(filter('-status:closed -severity:1,2 is:open -is:overdue customer:C-1')).toEqual({
      notStatus: ['closed'],
      notSeverity: [2, 1],
      open: true,
      overdue: false,
      customer: ['C-1'],
    })
    expect(filter('assignee:"mei chan" book:"trading platform" category:Sanctioned')).toEqual({
      assignee: ['u-2'],
      book: ['b-1'],
      category: ['sanctioned-entity'],
    })
  })

  it('reads what is put aside and what was known later, said either way', () => {
    expect(filter('snoozed:true retro:yes')).toEqual({ snoozed: true, retro: true })
    expect(filter('-snoozed:true')).toEqual({ snoozed: false })
    expect(filter('retro:No')).toEqual({ retro: false })
    expect(parse('snoozed:maybe')).toEqual({
      filter: { q: 'snoozed:maybe' },
      hints: [{ kind: 'unknown-value', text: 'snoozed:maybe', meant: null }],
    })
  })

  it('reads relative and absolute time', () => {
    expect(filter('created:<7d')).toEqual({ createdWithin: '7d' })
    expect(filter('created:>2w')).toEqual({ createdBefore: '2w' })
    expect(filter('created:2026-11-01')).toEqual({
      createdFrom: '2026-10-31T16:00:00.000Z',
      createdTo: '2026-11-01T15:59:59.999Z',
    })
    expect(filter('closed:2026-11-01..2026-11-02')).toEqual({
      closedFrom: '2026-10-31T16:00:00.000Z',
      closedTo: '2026-11-02T15:59:59.999Z',
    })
    expect(filter('created:>=2026-11-01')).toEqual({ createdFrom: '2026-10-31T16:00:00.000Z' })
  })

  it('forgives: what it does not understand is searched for, and said', () => {
    expect(parse('severty:4 hello')).toEqual({
      filter: { q: 'severty:4 hello' },
      hints: [{ kind: 'unknown-key', text: 'severty', meant: 'severity' }],
    })
    expect(parse('severity:9 created:yesterday').filter).toEqual({ q: 'severity:9 created:yesterday' })
    expect(parse('rule:T99')).toEqual({
      filter: { rule: ['T99'] },
      hints: [{ kind: 'unknown-value', text: 'T99', meant: null }],
    })
    expect(parse('status:')).toEqual({ filter: {}, hints: [] })
    expect(filter('eip155:1:0xabc "status:new"')).toEqual({ q: 'eip155:1:0xabc "status:new"' })
  })

  const word = fc.stringMatching(/^[A-Za-z0-9_. -]{1,12}$/).filter((text) => text.trim() !== '')
  const list = (item: fc.Arbitrary<string>) => fc.uniqueArray(item, { minLength: 1, maxLength: 3 })
  const instant = fc
    .date({ min: new Date('2001-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const severities = fc
    .uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1 })
    .map((all) => all.toSorted((a, b) => b - a))
  const searches = fc.record(
    {
      open: fc.boolean(),
      overdue: fc.boolean(),
      snoozed: fc.boolean(),
      retro: fc.boolean(),
      severity: severities,
      notSeverity: severities,
      status: list(word),
      notStatus: list(word),
      rule: list(fc.constantFrom('T03', 'T04', 'T06', 'T99')),
      notRule: list(fc.constantFrom('T03', 'T04')),
      category: list(word),
      book: list(word),
      assignee: list(fc.constantFrom('me', 'u-2', 'nobody', 'u 7')),
      notAssignee: list(word),
      customer: list(word),
      createdWithin: fc.constantFrom('24h', '7d', '30d'),
      createdBefore: fc.constantFrom('2w', '1d'),
      createdFrom: instant,
      closedFrom: instant,
      closedTo: instant,
      q: list(fc.stringMatching(/^[a-z0-9]{1,9}$/)).map((words) => words.join(' ')),
    },
    { requiredKeys: [] },
  )
  /** The desk knows the values that its own address names. */
  const knowing = ({
    status,
    notStatus,
    category,
    book,
    notAssignee,
    assignee,
    rule,
  }: AlertsSearch): Vocabulary => {
    const known = (values: readonly string[] = []) => values.map((value) => ({ value, names: [] }))
    return {
      ...VOCABULARY,
      values: {
        status: known([...(status ?? []), ...(notStatus ?? [])]),
        category: known(category),
        book: known(book),
        assignee: known([...(assignee ?? []), ...(notAssignee ?? [])]),
        rule: known([...(rule ?? []), 'T03', 'T04']),
      },
    }
  }

  it('prints every filter so that it is read as the same filter', () => {
    fc.assert(
      fc.property(searches, (search) => {
        const printed = printSearch(search)
        const read = parseSearch(printed, knowing(search))
        expect(read.hints).toEqual([])
        expect(read.filter).toEqual(search)
      }),
      { numRuns: 1000 },
    )
  })

  it('reads any text as an address that holds, and prints what it read so that it stays', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'severity:',
        '-',
        '"',
        ' ',
        'created:<',
        'is:',
        'snoozed:',
        'retro:yes',
        '..',
        '2026-11-01',
        'rule:mixer',
        '4',
        ':',
      ),
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const read = filter(text)
          expect(AlertsSearch.parse(read)).toEqual(read)
          const printed = printSearch(read)
          expect(printSearch(filter(printed))).toBe(printed)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
