import { describe, expect, test } from 'vitest'
import type { InvestigationFile } from '#core/contract/investigation-document.ts'
import { EDGE_COLUMNS, edgesCsv, fileText, NODE_COLUMNS, nodesCsv } from './export.ts'
import { readDocument, readFile, STEP_KINDS } from './read.ts'
import { step } from './testing/step.ts'

describe('reading', () => {
  const document = (steps: unknown[]) => ({
    format: 'kyt-desk.investigation',
    version: 1,
    steps,
    view: null,
  })
  const errorsOf = (value: unknown) => {
    const read = readDocument(value)
    return read.ok ? [] : read.errors
  }

  test('a kind of step that is not known is refused by name and row, never skipped', () => {
    const [error, ...others] = errorsOf(
      document([step('hide', 1, { nodes: ['a'] }), { ...step('hide', 2, {}), kind: 'teleport' }]),
    )
    expect(others).toEqual([])
    expect(error).toMatchObject({ field: 'steps.1.kind', row: 2 })
    expect(error?.message).toContain('"teleport" is no kind of step')
    for (const kind of STEP_KINDS) expect(error?.message).toContain(kind)
    expect(errorsOf({ ...document([]), version: 2 })).toEqual([
      { field: 'version', row: null, message: '2 is a version that this desk does not read; it reads 1' },
    ])
  })

  test('a start may draw the alerts of a case together, at most ten of them', () => {
    const start = (alertIds: unknown) =>
      step('start', 1, {
        accounts: ['a'],
        transactions: [],
        alertId: null,
        alertIds,
        caseId: 'CASE-4BXNRG72',
        path: [],
        drew: ['a'],
      })
    const read = readDocument(document([start(['A-1', 'A-2'])]))
    expect(read.ok && read.value.steps[0]).toMatchObject({
      alertIds: ['A-1', 'A-2'],
      caseId: 'CASE-4BXNRG72',
    })
    const many = Array.from({ length: 11 }, (_, n) => `A-${n}`)
    expect(errorsOf(document([start(many)])).map(({ field }) => field)).toEqual(['steps.0.alertIds'])
  })

  test('a field that is wrong is named with its row; ids are once, times do not run back', () => {
    const bad = { ...step('expand', 1, { account: 'a', direction: 'sideways', asset: null, rank: 'value' }) }
    expect(errorsOf(document([bad])).map(({ field, row }) => [field, row])).toEqual([
      ['steps.0.direction', 1],
      ['steps.0.limit', 1],
      ['steps.0.drew', 1],
    ])
    const early = { ...step('hide', 2, { nodes: ['a'] }), at: '2026-10-01T00:00:00.000Z' }
    const same = step('hide', 1, { nodes: ['b'] })
    expect(errorsOf(document([step('hide', 1, { nodes: ['a'] }), same, early]))).toEqual([
      { field: 'steps.1.id', row: 2, message: 'the id s-1 names an earlier step' },
      { field: 'steps.2.at', row: 3, message: 'is earlier than the step before' },
    ])
  })
})

describe('files', () => {
  const account = (name: string) => ({ key: `eip155:1:${name}`, chain: 'eip155:1', address: name })
  const node = (name: string, more: Partial<InvestigationFile['nodes'][number]> = {}) => ({
    account: account(name),
    role: 'unattributed' as const,
    category: null,
    severity: 0 as const,
    actor: null,
    customer: null,
    layer: 0,
    stopsTrace: false,
    ...more,
  })
  const edge = {
    id: 'e',
    from: 'eip155:1:x',
    to: 'eip155:1:y',
    asset: { id: 'eip155:1/slip44:60', symbol: 'ETH', decimals: 18 },
    units: '1500000000000000000',
    transferCount: 2,
    transferIds: ['t1', 't2'],
    firstTime: null,
    lastTime: null,
    firstBlock: 7,
    onPath: true,
  }
  const file: InvestigationFile = {
    format: 'kyt-desk.investigation-file',
    version: 1,
    name: 'Mule ring',
    exportedAt: '2026-11-01T02:00:00.000Z',
    exportedBy: 'ana',
    document: { format: 'kyt-desk.investigation', version: 1, steps: [], view: null },
    facts: null,
    nodes: [node('x', { actor: '=cmd("x"), Ltd' }), node('y')],
    edges: [edge],
    notLoaded: [],
  }

  test('a file is read back as it was; what is wrong with one is named by field and row', () => {
    expect(readFile(fileText(file))).toEqual({ ok: true, value: file })
    expect(readFile('{')).toEqual({
      ok: false,
      errors: [{ field: 'file', row: null, message: 'is not JSON' }],
    })
    expect(readFile('[]')).toMatchObject({ ok: false, errors: [{ field: 'format' }] })
    const dangling = { ...file, edges: [edge, { ...edge, to: 'eip155:1:z' }] }
    expect(readFile(JSON.stringify(dangling))).toEqual({
      ok: false,
      errors: [{ field: 'edges.1.to', row: 2, message: 'eip155:1:z is not among the nodes of the file' }],
    })
    const wrong = { ...file, edges: [{ ...edge, units: '1.5' }] }
    expect(readFile(JSON.stringify(wrong))).toMatchObject({ errors: [{ field: 'edges.0.units', row: 1 }] })
  })

  test('CSV: the documented columns, exact amounts, empty for unknown, no formula for a spreadsheet', () => {
    const [head, first, second] = nodesCsv(file.nodes, new Map([['eip155:1:y', 4]])).split('\r\n')
    expect(head).toBe(NODE_COLUMNS.join(','))
    expect(first).toBe(`eip155:1:x,eip155:1,x,unattributed,,0,"'=cmd(""x""), Ltd",,,0,no,`)
    expect(second).toBe('eip155:1:y,eip155:1,y,unattributed,,0,,,,0,no,pink')
    expect(edgesCsv([edge]).split('\r\n').slice(0, 2)).toEqual([
      EDGE_COLUMNS.join(','),
      'e,eip155:1:x,eip155:1:y,eip155:1/slip44:60,ETH,18,1500000000000000000,1.5,2,,,7,yes,t1 t2',
    ])
  })
})
