import { createContext, use } from 'react'

/**
 * Who is signed in, what they may do, and whether what they see is demonstration data.
 * The data layer provides the value; null means nobody is signed in (or it is not known yet).
 */
export interface Session {
  readonly user: { readonly id: string; readonly name: string; readonly role: string }
  /** Permission names of the API's permission table, e.g. `alerts:decide`. */
  readonly permissions: readonly string[]
  /** The institution and everything in it is invented, and every screen says so. */
  readonly demo: boolean
  readonly institution: string | null
}

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session | null {
  return use(SessionContext)
}

/** True if the signed-in person holds the permission. Decides what is shown; the API decides what is done. */
export function useCan(permission: string): boolean {
  return use(SessionContext)?.permissions.includes(permission) ?? false
}
