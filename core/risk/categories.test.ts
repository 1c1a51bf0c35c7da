import { describe, expect, it } from 'vitest'
import { CATEGORIES, CATEGORY_SLUGS, categoryOf, CRITICAL_CATEGORIES, isCategorySlug } from './categories.ts'
import { mapChainalysis, mapElliptic, mapGraphSense } from './vendor-map.ts'

const AGREED =
  'sanctioned-entity, sanctioned-jurisdiction, terrorism, csam, human-trafficking, ransomware, stolen-funds, ' +
  'darknet-market, fraud-shop, illicit-actor, special-measures, internal-exited, malware, phishing, scam, ' +
  'extortion, extremism, mixer, high-risk-exchange, instant-exchange, gambling, online-pharmacy, p2p-exchange, ' +
  'atm, seized-funds, bridge, defi, unhosted-wallet, exchange, custodian, mining, payment-processor, nft, ' +
  'token-contract, other-service, unknown'

describe('category taxonomy', () => {
  it('has exactly the agreed slugs', () => {
    expect(CATEGORY_SLUGS.toSorted()).toEqual(AGREED.split(', ').toSorted())
  })

  it('is never less severe directly than indirectly, and only unknown has no severity', () => {
    expect(CATEGORIES.filter((category) => category.direct < category.indirect)).toEqual([])
    expect(CATEGORIES.filter((category) => category.direct < 1).map(({ slug }) => slug)).toEqual(['unknown'])
  })

  it('ends a trace at whatever commingles, and names the risk wherever it is at least medium', () => {
    expect(CATEGORIES.filter(({ commingles, role }) => commingles && role === 'context')).toEqual([])
    expect(CATEGORIES.filter(({ direct, role }) => direct >= 3 && role !== 'risk')).toEqual([])
    expect(categoryOf('mixer')).toMatchObject({ role: 'risk', commingles: true, direct: 4, indirect: 3 })
    expect(categoryOf('exchange')).toMatchObject({ role: 'service', commingles: true })
    expect(categoryOf('unhosted-wallet').role).toBe('context')
  })

  it('gives each vendor name to one category only', () => {
    for (const key of ['chainalysis', 'elliptic', 'graphsense'] as const) {
      const names: readonly (string | number)[] = CATEGORIES.flatMap((category) => [...category[key]])
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('treats a slug it does not know as unknown', () => {
    expect(isCategorySlug('moon-cheese')).toBe(false)
    expect(categoryOf('moon-cheese')).toMatchObject({ slug: 'unknown', direct: 0, role: 'context' })
  })

  it('counts nine categories as critical', () => {
    expect(CRITICAL_CATEGORIES).toHaveLength(9)
    expect(CRITICAL_CATEGORIES).not.toContain('mixer')
  })
})

describe('vendor mapping', () => {
  it.each([
    ['sanction', 'sanctioned-entity', 'exact'],
    ['service_hack', 'stolen-funds', 'exact'],
    ['mixing_service', 'mixer', 'exact'],
    ['defi_bridge', 'bridge', 'exact'],
    [' Exchange ', 'exchange', 'exact'],
    ['market', 'darknet-market', 'broad'],
    ['black_list', 'seized-funds', 'broad'],
    ['victim', 'unknown', 'none'],
    ['organization', 'unknown', 'none'],
    ['never-heard-of', 'unknown', 'none'],
  ])('maps the GraphSense concept %s to %s (%s)', (concept, category, fit) => {
    expect(mapGraphSense(concept)).toEqual({ category, fit })
  })

  it('maps Chainalysis ids and Elliptic names', () => {
    expect(mapChainalysis(3).category).toBe('sanctioned-entity')
    expect(mapChainalysis(33).category).toBe('mixer')
    expect(mapChainalysis(12345)).toEqual({ category: 'unknown', fit: 'none' })
    expect(mapElliptic('Dark Market').category).toBe('darknet-market')
    expect(mapElliptic('toString').fit).toBe('none')
  })
})
