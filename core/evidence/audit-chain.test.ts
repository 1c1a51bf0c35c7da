import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appendRecord, GENESIS_HASH, hashRecord, type AuditEntry, type AuditRecord } from './audit-chain.ts'
import { createVerifier, type ChainReport } from './audit-verifier.ts'

const ENTRY: AuditEntry = {
  at: '2026-11-22T07:30:00.000Z',
  actor: { id: 'u-1', role: 'analyst', name: '陳大文' },
  type: 'alert.closed',
  target: { kind: 'alert', id: 'a-1' },
  data: { code: 'fp-label', severity: 2 },
}

const entries = fc.array(
  fc.record({
    at: fc
      .date({
        min: new Date('2020-01-01T00:00:00Z'),
        max: new Date('2030-01-01T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString()),
    actor: fc.constantFrom(ENTRY.actor, 'system' as const),
    type: fc.constantFrom('alert.closed', 'note.added'),
    target: fc.constantFrom(ENTRY.target, null),
    data: fc.record({ n: fc.nat(), text: fc.string({ unit: 'grapheme' }) }),
  }),
  { minLength: 2, maxLength: 8 },
)

function chain(list: readonly AuditEntry[]): AuditRecord[] {
  const records: AuditRecord[] = []
  for (const entry of list) records.push(appendRecord(records.at(-1) ?? null, entry))
  return records
}

function verify(records: readonly AuditRecord[], anchor?: { seq: number; hash: string }): ChainReport {
  const verifier = createVerifier()
  for (const record of records) verifier.push(record)
  return verifier.report(anchor)
}

describe('audit chain', () => {
  it('hashes the canonical JSON of the record, as any SHA-256 does', () => {
    const record = appendRecord(null, ENTRY)
    const text =
      '{"actor":{"id":"u-1","name":"陳大文","role":"analyst"},"at":"2026-11-22T07:30:00.000Z",' +
      '"data":{"code":"fp-label","severity":2},' +
      `"prevHash":"${GENESIS_HASH}","seq":1,"target":{"id":"a-1","kind":"alert"},"type":"alert.closed"}`
    expect(record.hash).toBe(createHash('sha256').update(text).digest('hex'))
    expect(record).toMatchObject({ seq: 1, prevHash: GENESIS_HASH })
  })

  it('is not reached by a later change of what the caller passed', () => {
    const data = { steps: ['screen'] }
    const record = appendRecord(null, { ...ENTRY, data })
    data.steps.push('ask')
    expect(hashRecord(record)).toBe(record.hash)
  })

  it.each([
    '2026-11-22',
    '2026-11-22T07:30:00Z',
    '2026-11-22T07:30:00.000+08:00',
    '2026-13-01T00:00:00.000Z',
  ])('refuses the time %s', (at) => {
    expect(() => appendRecord(null, { ...ENTRY, at })).toThrow(RangeError)
  })

  it('warns of a clock that went back, and does not call it a break', () => {
    const records = chain([ENTRY, { ...ENTRY, at: '2026-11-22T07:29:59.999Z' }, ENTRY])
    expect(verify(records)).toMatchObject({
      ok: true,
      verified: 3,
      warnings: [{ seq: 2, code: 'time-went-backwards' }],
    })
  })

  it('says which check failed', () => {
    const [first, second, third] = chain([ENTRY, ENTRY, ENTRY]) as [AuditRecord, AuditRecord, AuditRecord]
    const broken = (records: readonly AuditRecord[]) => verify(records).firstBreak
    expect(broken([first, third])).toEqual({ seq: 2, check: 'sequence' })
    expect(broken([first, { ...second, prevHash: GENESIS_HASH }, third])).toEqual({ seq: 2, check: 'link' })
    expect(broken([first, { ...second, type: 'note.added' }, third])).toEqual({ seq: 2, check: 'hash' })
    expect(broken([first, { ...second, data: 0.5 }, third])).toEqual({ seq: 2, check: 'malformed' })
    expect(broken([first, { ...second, extra: 1 } as AuditRecord, third])).toEqual({ seq: 2, check: 'hash' })
    expect(verify([first, second], third).firstBreak).toEqual({ seq: 3, check: 'head' })
  })

  it('finds a forged record whose own hash was recomputed, at the next link', () => {
    const [first, second, third] = chain([ENTRY, ENTRY, ENTRY]) as [AuditRecord, AuditRecord, AuditRecord]
    const forged = { ...second, data: 'changed' }
    expect(verify([first, { ...forged, hash: hashRecord(forged) }, third]).firstBreak).toEqual({
      seq: 3,
      check: 'link',
    })
  })

  it('continues after a trusted head', () => {
    const records = chain([ENTRY, ENTRY, ENTRY])
    const verifier = createVerifier(records[0])
    for (const record of records.slice(1)) verifier.push(record)
    expect(verifier.report(records[2])).toMatchObject({ ok: true, verified: 2 })
  })

  it('accepts every honest chain', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const records = chain(list)
        const head = records.at(-1)
        expect(verify(records, head)).toMatchObject({ ok: true, verified: list.length, firstBreak: null })
      }),
    )
  })

  it('finds any change, deletion, insertion or swap, at the right place', () => {
    const tampering = fc.record({
      list: entries,
      at: fc.nat(),
      how: fc.constantFrom('field', 'delete', 'insert', 'swap', 'cut'),
      field: fc.constantFrom('seq', 'at', 'actor', 'type', 'target', 'data', 'prevHash', 'hash'),
    })
    fc.assert(
      fc.property(tampering, ({ list, at, how, field }) => {
        const records = chain(list)
        const head = records.at(-1)
        const place = at % (how === 'swap' ? records.length - 1 : records.length)
        const forged = [...records]
        const record = records[place] as AuditRecord
        if (how === 'field')
          forged[place] = { ...record, [field]: changed(record[field as keyof AuditRecord]) }
        if (how === 'delete') forged.splice(place, 1)
        if (how === 'insert') forged.splice(place, 0, { ...record, data: 'inserted' })
        if (how === 'cut') forged.splice(place)
        if (how === 'swap') forged.splice(place, 2, records[place + 1] as AuditRecord, record)
        const report = verify(forged, head)
        expect(report.ok).toBe(false)
        expect(report.firstBreak?.seq).toBe(place + 1)
        expect(report.verified).toBe(place)
      }),
      { numRuns: 2000 },
    )
  })
})

function changed(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return /^[0-9a-f]{64}$/.test(value) ? `${value}0` : `x${value}`
  return value === null ? { kind: 'alert', id: 'other' } : null
}
