import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '#src/platform/api-problem.ts'

/** Facts of the desk change when somebody acts or a file arrives; half a minute is fresh. */
const FRESH_MS = 30_000
const MAX_RETRIES = 2

/** One cache per page. A "no" of the server is final; only transient failures are asked again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (count, error) => count < MAX_RETRIES && error instanceof ApiProblem && error.isTransient,
      },
      mutations: { retry: false },
    },
  })
}
