import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterOf, isDefaultView, listQueryOf, withFacet, withFilter, withSort } from './filters.ts'
import { AlertsSearch } from './search.ts'

const searches = fc
  .record(
    {
      status: fc.array(fc.constantFrom('new', 'closed'), { minLength: 1, maxLength: 2 }),
      severity: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 2 }),
      open: fc.boolean(),
      snoozed: fc.boolean(),
      retro: fc.boolean(),
      q: fc.constantFrom('0xab', 'Chan'),
      sort: fc.constantFrom('created' as const, 'due' as const),
    },
    { requiredKeys: [] },
  )
  .map((search): AlertsSearch => AlertsSearch.parse(search))

describe('the filters of the queue', () => {
  it('shows what is to do where the address says nothing', () => {
    expect(listQueryOf({})).toEqual({ open: 'true', snoozed: 'false', sort: 'severity', dir: 'desc' })
    expect(filterOf({ sort: 'due' })).toEqual({ open: true, snoozed: false })
  })

  it('takes an address with a filter as it is', () => {
    expect(filterOf({ rule: ['T01'] })).toEqual({ rule: ['T01'] })
    expect(filterOf({ all: true })).toEqual({})
  })

  it('shows again what is put aside, and takes it back to the plain address', () => {
    const shown = withFilter({}, { snoozed: undefined })
    expect(shown).toEqual({ open: true })
    expect(listQueryOf(shown)).toEqual({ open: 'true', sort: 'severity', dir: 'desc' })
    expect(withFilter(shown, { snoozed: false })).toEqual({})
    expect(listQueryOf({ retro: true })).toEqual({ retro: 'true', sort: 'severity', dir: 'desc' })
  })

  it('keeps "open only" when a facet is chosen in the default view', () => {
    expect(withFacet({}, 'severity', ['5', '4'])).toEqual({ open: true, snoozed: false, severity: [5, 4] })
  })

  it('says "all" when the last filter goes, and nothing when only what is to do is left', () => {
    expect(withFilter({ open: true }, { open: undefined })).toEqual({ all: true })
    expect(withFilter({ open: true, snoozed: false, q: 'x' }, { q: '' })).toEqual({})
    expect(withFilter({ q: 'x', sort: 'due' }, { q: undefined })).toEqual({ sort: 'due', all: true })
  })

  it('changes only what it is told to: the filter asked for is the old one with the change', () => {
    fc.assert(
      fc.property(
        searches,
        fc.constantFrom<readonly string[]>([], ['T01'], ['T01', 'T02']),
        (search, rule) => {
          const { rule: _, ...before } = filterOf(search)
          expect(filterOf(withFacet(search, 'rule', rule))).toEqual({
            ...before,
            ...(rule.length > 0 ? { rule } : {}),
          })
        },
      ),
    )
  })

  it('leaves the filters alone when the order changes', () => {
    fc.assert(
      fc.property(searches, (search) => {
        const sorted = withSort(search, { column: 'score', descending: false })
        expect(filterOf(sorted)).toEqual(filterOf(search))
        expect(isDefaultView(sorted)).toBe(isDefaultView(search))
      }),
    )
  })

  it('drops a bad part of an address and keeps the rest', () => {
    expect(AlertsSearch.parse({ severity: ['x'], sort: 'nope', q: 'ok', all: 'yes' })).toEqual({ q: 'ok' })
  })
})
