import { create } from 'zustand'
import type { Alert } from './alerts.ts'

/** What somebody wants to put into a case: alerts, or one investigation. */
export interface CaseRequest {
  readonly alerts: readonly Pick<Alert, 'id' | 'rule'>[]
  readonly investigation: { readonly id: string; readonly name: string } | null
  /** Called once it is in a case. */
  readonly onDone?: () => void
}

/**
 * The request that is open. Every page of the desk can ask; the shell answers with one dialog, whose code is loaded
 * when somebody first asks.
 */
export const useCaseRequest = create<{ readonly request: CaseRequest | null }>()(() => ({ request: null }))

/** Asks into which case alerts go. */
export function askForCase(alerts: CaseRequest['alerts'], onDone?: () => void): void {
  useCaseRequest.setState({
    request: { alerts, investigation: null, ...(onDone === undefined ? {} : { onDone }) },
  })
}

/** Asks to which case an investigation is attached. */
export function askForCaseOf(investigation: { readonly id: string; readonly name: string }): void {
  useCaseRequest.setState({ request: { alerts: [], investigation } })
}

export const endCaseRequest = () => useCaseRequest.setState({ request: null })
