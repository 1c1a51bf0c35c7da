/** Failures allowed for one e-mail within the window before sign-in pauses for it. */
const MAX_FAILURES = 10
const WINDOW_MS = 15 * 60 * 1000

/** Slows down guessing: per e-mail, in memory of this process. A success clears the count. */
export function signInLimit(clock: () => number) {
  const failures = new Map<string, number[]>()
  const recent = (email: string) => (failures.get(email) ?? []).filter((at) => at > clock() - WINDOW_MS)
  return {
    blocked: (email: string) => recent(email).length >= MAX_FAILURES,
    failed: (email: string) => void failures.set(email, [...recent(email), clock()]),
    succeeded: (email: string) => void failures.delete(email),
  }
}
