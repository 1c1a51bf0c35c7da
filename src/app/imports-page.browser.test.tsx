import { http, HttpResponse, type RequestHandler } from 'msw'
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { z } from 'zod'
import type { ImportPreview } from '#core/contract/import-preview.ts'
import { createImport, getImport, type Import, listImports } from '#core/contract/imports.ts'
import { axeViolations } from '#src/ui/testing.tsx'
import { answer, problem } from './testing/contract-handlers.ts'
import { openPage } from './testing/open-page.tsx'

type Run = z.output<typeof Import>

const RUN: Run = {
  id: 'imp-1',
  kind: 'transfers-csv',
  filename: 'november 轉帳.csv',
  state: 'done',
  bytesTotal: 2_048,
  bytesRead: 2_048,
  sha256: 'ab'.repeat(32),
  rowsRead: 1_208,
  accepted: 1_200,
  merged: 6,
  rejected: 2,
  notices: [
    {
      code: 'ignored-columns',
      values: { columns: 'case' },
      lines: [],
      count: 0,
      text: 'columns not used: case',
    },
    {
      code: 'no-confidence',
      values: { used: '50' },
      lines: [2, 3, 5],
      count: 1_005,
      text: 'not shown',
    },
  ],
  alertsRaised: 3,
  error: null,
  book: { id: 'b-1', name: 'Trading platform' },
  createdBy: { id: 'u-1', name: 'Chan Mei Ling', role: 'analyst' },
  createdAt: '2026-11-20T01:00:00.000Z',
  finishedAt: '2026-11-20T01:00:09.000Z',
}
const REJECTS = [
  { line: 14, field: 'to', value: '0xnot', reason: 'wrong EIP-55 checksum' },
  { line: 90, field: 'amount', value: '', reason: 'amount is empty' },
]

const history = (items: Run[] = [RUN]) => answer(listImports, () => ({ items, nextCursor: null }))
const report = (part: Partial<Run> = {}) =>
  answer(getImport, () => ({ ...RUN, ...part, rejects: part.rejected === 0 ? [] : REJECTS }))
const announce = answer(createImport, () => ({ ...RUN, state: 'waiting' as const, finishedAt: null }))

/** The content is no JSON, and a cancel has none: they have handlers of their own. */
const content = (reply: () => Response | Promise<Response>): RequestHandler =>
  http.put('*/api/v1/imports/:importId/content', reply)

const LABELS: z.output<typeof ImportPreview> = { kind: 'labels-csv', connects: [], alerts: null }

const RECORDS: z.output<typeof ImportPreview> = {
  kind: 'records-csv',
  connects: [
    {
      need: 'travel-rule-records',
      records: 6,
      watchedFrom: null,
      rules: [{ id: 'T23', name: 'Travel-rule gap', coverage: 'evaluated' }],
    },
  ],
  alerts: null,
}
const COUNTED = { ...RECORDS, alerts: { total: 450, byRule: [{ ruleId: 'T23', alerts: 450 }] } }

/** What is said of a file before it is sent; `counted` with the alerts of a look back. */
const preview = (told = LABELS, counted = told): RequestHandler =>
  http.post('*/api/v1/imports/preview', ({ request }) =>
    HttpResponse.json(new URL(request.url).searchParams.has('count') ? counted : told),
  )

const files = [new File(['chain,from\n'], 'a.csv'), new File(['address\n'], 'b.csv')]

async function choose(chosen: File[]) {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!
  await userEvent.upload(input, chosen)
}

describe('import', () => {
  // First, because what was announced to screen readers stays in the page for some seconds.
  test.each(['light', 'dark'] as const)('has no accessibility fault in %s', async (theme) => {
    await openPage('/import', [history(), report(), preview(RECORDS, COUNTED)], { preferences: { theme } })
    await expect.element(page.getByText(RUN.filename)).toBeVisible()
    await choose([new File(['record,at\n'], 'travel.csv')])
    await expect.element(page.getByText(/would raise 450 alerts/)).toBeVisible()
    expect(await axeViolations()).toEqual([])
    await page.getByText(RUN.filename).dblClick()
    await expect.element(page.getByText('wrong EIP-55 checksum')).toBeVisible()
    expect(await axeViolations()).toEqual([])
  })

  test('several files are sent one after another, each with its report', async () => {
    const order: string[] = []
    await openPage('/import', [
      history(),
      report(),
      preview(),
      answer(createImport, ({ body }) => {
        order.push((body as { filename: string }).filename)
        return { ...RUN, state: 'waiting' as const }
      }),
      content(() => HttpResponse.json(RUN)),
    ])
    await expect.element(page.getByRole('button', { name: 'Choose files' })).toBeVisible()
    await choose(files)
    await page.getByRole('button', { name: 'Import 2 files' }).click()
    await expect.element(page.getByText('1,200').first()).toBeVisible()
    await expect.poll(() => order).toEqual(['a.csv', 'b.csv'])
    await expect.element(page.getByRole('link', { name: 'Report' })).toHaveLength(2)
  })

  test('while it runs it says how far it is and can be cancelled; then nothing was kept', async () => {
    let finish: (response: Response) => void = () => undefined
    let state: Run['state'] = 'reading'
    await openPage('/import', [
      history([]),
      preview(),
      announce,
      answer(getImport, () => ({ ...RUN, state, bytesRead: 5, rowsRead: 40, rejects: [] })),
      http.post('*/api/v1/imports/:importId/cancel', () => {
        state = 'cancelled'
        finish(problem(409, 'The import was cancelled'))
        return HttpResponse.json({ ...RUN, state })
      }),
      content(() => new Promise<Response>((resolve) => (finish = resolve))),
    ])
    await expect.element(page.getByRole('button', { name: 'Choose files' })).toBeVisible()
    await choose(files.slice(0, 1))
    await page.getByRole('button', { name: 'Import 1 file' }).click()
    await expect.element(page.getByText(/Reading · 5 bytes of 11 bytes · 40 rows/)).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect.element(page.getByText(/Nothing of the file was kept/)).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Send again' })).toBeVisible()
  })

  test('a file that is refused names field and row, stays, and can be sent again', async () => {
    await openPage('/import', [
      history([]),
      preview(),
      answer(createImport, () =>
        problem(400, 'The file cannot be read', {
          errors: [{ field: 'header.amount', row: 1, message: 'the column is missing' }],
        }),
      ),
    ])
    await expect.element(page.getByRole('button', { name: 'Choose files' })).toBeVisible()
    await choose(files.slice(0, 1))
    await page.getByRole('button', { name: 'Import 1 file' }).click()
    await expect.element(page.getByText('#1 · header.amount · the column is missing')).toBeVisible()
    await expect.element(page.getByText('a.csv', { exact: true })).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Send again' })).toBeVisible()
  })

  test('a file that connects records waits for a choice, with the alerts of a look back counted before', async () => {
    const announced: unknown[] = []
    await openPage('/import', [
      history([]),
      report(),
      preview(RECORDS, COUNTED),
      answer(createImport, ({ body }) => {
        announced.push(body)
        return { ...RUN, state: 'waiting' as const }
      }),
      content(() => HttpResponse.json(RUN)),
    ])
    await expect.element(page.getByRole('button', { name: 'Choose files' })).toBeVisible()
    await choose([new File(['record,at\n'], 'travel.csv')])
    const connects = page.getByRole('region', { name: /connects records/ })
    await expect.element(connects).toMatchTextContent('T23 Travel-rule gap')
    await expect.element(connects).toMatchTextContent('A look back would raise 450 alerts')
    await expect.element(page.getByText('1 file waits: choose whether to look back.')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Import 0 files' })).toBeDisabled()

    await page.getByText('Watch from now on.', { exact: true }).click()
    await page.getByRole('button', { name: 'Import 1 file' }).click()
    await expect.poll(() => announced).toMatchObject([{ filename: 'travel.csv', lookBack: false }])
  })

  test('the report opens by keyboard from the history, names the rejected rows and leads to the alerts', async () => {
    const router = await openPage('/import', [history(), report()])
    const grid = page.getByRole('grid', { name: 'Past imports' })
    await expect.element(grid.getByText(RUN.filename)).toBeVisible()
    ;(grid.element() as HTMLElement).focus()
    await userEvent.keyboard('j{Enter}')
    await expect.poll(() => router.state.location.search).toEqual({ report: 'imp-1' })
    const sheet = page.getByRole('dialog', { name: 'Import report' })
    await expect.element(sheet.getByText('wrong EIP-55 checksum')).toBeVisible()
    await expect
      .element(sheet.getByRole('link', { name: 'Download all rejected rows' }))
      .toHaveAttribute('href', expect.stringContaining('/api/v1/imports/imp-1/rejects.csv'))
    await expect.element(sheet.getByText('Columns not used: case.')).toBeVisible()
    await expect
      .element(sheet.getByText(/50 of 100 is used\. \(lines 2, 3, 5 and 1,002 more\)/))
      .toBeVisible()
    await sheet.getByRole('link', { name: 'Show these alerts' }).click()
    await expect.poll(() => router.state.location.pathname).toBe('/alerts')
    expect(router.state.location.search).toEqual({
      book: ['b-1'],
      createdFrom: RUN.createdAt,
      createdTo: RUN.finishedAt,
    })
  })

  test('what an import gives notice of is said in the reader’s language', async () => {
    await openPage('/import?report=imp-1', [history(), report()], { preferences: { language: 'zh-Hant' } })
    await expect.element(page.getByText('未使用的欄位：case。')).toBeVisible()
    await expect
      .element(page.getByText(/採用 100 分中的 50 分。 （第 2, 3, 5 行及另外 1,002 行）/))
      .toBeVisible()
  })

  test('who may not import still reads the history', async () => {
    await openPage('/import', [history()], { role: 'auditor' })
    await expect.element(page.getByText(/Your role can read past imports/)).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Choose files' })).not.toBeInTheDocument()
    await expect.element(page.getByText(RUN.filename)).toBeVisible()
  })

  test('says that nothing has been imported yet', async () => {
    await openPage('/import', [history([])])
    await expect.element(page.getByText('Nothing has been imported yet')).toBeVisible()
  })
})
