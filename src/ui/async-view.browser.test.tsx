import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { AsyncView, type AsyncResult } from './async-view.tsx'
import { renderUi } from './testing.tsx'

const RESULT: AsyncResult<string> = {
  data: undefined,
  error: null,
  isPending: false,
  dataUpdatedAt: Date.UTC(2026, 10, 20, 15, 8),
  refetch: () => undefined,
}

function show(result: Partial<AsyncResult<string>>, partial: string | null = null) {
  return renderUi(
    <AsyncView
      result={{ ...RESULT, ...result }}
      isEmpty={(text) => text === ''}
      empty={<p>No match</p>}
      partial={() => partial}
    >
      {(text) => <p>{text}</p>}
    </AsyncView>,
  )
}

function problem(status: number): ApiProblem {
  const detail = status === 500 ? 'Ask for fewer days.' : null
  return new ApiProblem({ kind: 'problem', status, title: 'Too slow', detail, requestId: 'r-77' })
}

test('loading is announced', async () => {
  await show({ isPending: true })
  await expect.element(page.getByRole('status', { name: 'Loading' })).toBeInTheDocument()
})

test('a failure says what happened, what to do, the request, and can be tried again', async () => {
  const refetch = vi.fn<() => void>()
  await show({ error: problem(500), refetch })
  const alert = page.getByRole('alert')
  await expect.element(alert.getByText('Too slow')).toBeVisible()
  await expect.element(alert.getByText('Ask for fewer days.')).toBeVisible()
  await expect.element(alert.getByText('Request r-77')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  expect(refetch).toHaveBeenCalledOnce()
})

test('no permission and no such thing have their own words, and no retry', async () => {
  await show({ error: problem(403) })
  await expect.element(page.getByText('Your role does not allow this')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
  await show({ error: problem(404) })
  await expect.element(page.getByText('There is nothing at this address')).toBeVisible()
})

test('offline is told apart', async () => {
  await show({ error: new ApiProblem({ kind: 'network', title: 'fetch failed' }) })
  await expect.element(page.getByRole('alert').getByText('The server could not be reached')).toBeVisible()
})

test('an empty answer is not blank', async () => {
  await show({ data: '' })
  await expect.element(page.getByText('No match')).toBeVisible()
})

test('old data stays on the screen when an update fails, and says of when it is', async () => {
  await show({ data: 'before', error: problem(502) })
  await expect.element(page.getByText('before')).toBeVisible()
  await expect.element(page.getByText('Stale · 2026-11-20 23:08 HKT')).toBeVisible()
})

test('part of an answer says what is missing', async () => {
  await show({ data: 'half' }, 'One provider did not answer.')
  await expect.element(page.getByText('half')).toBeVisible()
  await expect.element(page.getByTitle('One provider did not answer.')).toHaveTextContent('Partial')
})

test('a whole answer carries no badge', async () => {
  await show({ data: 'whole' })
  await expect.element(page.getByText('whole')).toBeVisible()
  await expect.element(page.getByRole('status')).not.toBeInTheDocument()
})
