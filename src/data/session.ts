import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  createFirstAdmin,
  createUser,
  getSession,
  listUsers,
  type SessionState,
  signIn,
  signInAsPersona,
  signOut,
} from '#core/contract/sessions.ts'
import { env } from '#src/platform/env.ts'
import { type CallInput, call, newIdempotencyKey } from './call.ts'

export type SessionFacts = z.output<typeof SessionState>

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => (await call(getSession, { signal })).data,
  staleTime: Infinity,
})

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => (await call(listUsers, { signal })).data.items,
})

export function useSessionFacts() {
  return useQuery(sessionQuery)
}

/** Another person at the same page: everything read for the one before is forgotten first. */
function useSessionChange<Input>(change: (input: Input) => Promise<{ data: SessionFacts }>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async ({ data }) => {
      client.setQueryData(sessionQuery.queryKey, data)
      // Forget what the person before could read; what is on the screen is asked for anew.
      await client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
    },
  })
}

export const useSignIn = () =>
  useSessionChange((body: CallInput<typeof signIn>['body']) => call(signIn, { body }))

export const useSignInAsPersona = () =>
  useSessionChange((personaId: string) => call(signInAsPersona, { body: { personaId } }))

export const useCreateFirstAdmin = () =>
  useSessionChange((body: CallInput<typeof createFirstAdmin>['body']) => call(createFirstAdmin, { body }))

/**
 * Ends the session and leaves the page, so that nothing that was read stays in its memory. The demonstration lives
 * in the page and goes back to its door instead.
 */
export function useSignOut() {
  return useSessionChange(async () => {
    await call(signOut, {})
    if (env.demo) return call(getSession, {})
    globalThis.location.assign('/')
    return new Promise<never>(() => {})
  })
}

export function useCreateUser() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallInput<typeof createUser>['body']) =>
      call(createUser, { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: usersQuery.queryKey }),
  })
}
