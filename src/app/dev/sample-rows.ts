import type { Severity } from '#src/ui/severity.tsx'

export interface SampleRow {
  readonly id: string
  readonly severity: Severity
  readonly rule: string
  readonly address: string
  readonly units: string
  readonly score: number
  readonly status: 'new' | 'review' | 'closed'
  readonly at: number | null
  readonly block: number
}

const RULES = [
  'Sanctioned, direct',
  'Mixer, indirect',
  'Peel chain',
  'Structuring under HK$8,000',
  'Rapid pass-through',
  'Unattributed counterparty',
] as const
const SEVERITIES = [5, 4, 4, 3, 2, 0] as const
const STATUSES = ['new', 'new', 'review', 'closed'] as const
const START = Date.UTC(2026, 10, 20, 6, 0)

/** Rows that only fill the gallery and the component tests: every value follows from the row's number. */
export function sampleRows(count: number): SampleRow[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `A-${String(10_000 + at)}`,
    severity: SEVERITIES[at % SEVERITIES.length] ?? 0,
    rule: RULES[at % RULES.length] ?? '',
    address:
      `0x${((at + 1) * 2_654_435_761).toString(16).padStart(12, '0')}D4b88df4d29F5CedD6857912842cff3b20C8Cfa3`.slice(
        0,
        42,
      ),
    units: String(BigInt(at + 1) * 123_456_789_012_345_678n),
    score: 96 - ((at * 7) % 90),
    status: STATUSES[at % STATUSES.length] ?? 'new',
    at: at % 9 === 4 ? null : START - at * 187_000,
    block: 15_259_101 + at,
  }))
}
