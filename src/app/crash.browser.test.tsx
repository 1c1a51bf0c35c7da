import { createMemoryHistory } from '@tanstack/react-router'
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { renderUi } from '#src/ui/testing.tsx'
import { App } from './app.tsx'
import { makeRouter } from './router.ts'
import { signIn } from './testing/session.ts'

/** The desk with a page that throws what it is given. */
async function openBroken(error: Error): Promise<void> {
  signIn()
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const router = makeRouter(createMemoryHistory({ initialEntries: ['/dev/gallery'] }))
  router.routesByPath['/dev/gallery'].update({
    component: () => {
      throw error
    },
  })
  await renderUi(<App router={router} />)
}

test('a page that fails leaves the shell standing', async () => {
  await openBroken(new Error('a fault of ours'))
  await expect.element(page.getByText('This part of the page failed')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect.element(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await expect.element(page.getByText('a fault of ours')).not.toBeInTheDocument()
})

test('what the API refused is explained in its words', async () => {
  await openBroken(
    new ApiProblem({ kind: 'problem', status: 500, title: 'No free workers', requestId: 'r-5' }),
  )
  await expect.element(page.getByText('No free workers')).toBeVisible()
  await expect.element(page.getByText('Request r-5')).toBeVisible()
})
