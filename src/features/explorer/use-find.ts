import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { searchQuery } from '#src/data/addresses.ts'
import { targetOf } from './targets.ts'

/** Opens what `query` finds first (`onFound` just before); goes to the results where it finds nothing: they say why. */
export function useFind(): (query: string, onFound?: () => void) => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useCallback(
    async (query, onFound) => {
      const found = await client.fetchQuery(searchQuery(query)).catch(() => null)
      const first = found?.items[0]
      if (first) onFound?.()
      await navigate(first ? targetOf(first) : { to: '/explore', search: { q: query } })
    },
    [client, navigate],
  )
}
