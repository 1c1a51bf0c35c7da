/** Longest stretch of work before the event loop gets its turn, in milliseconds. */
const STRETCH_MS = 25

/**
 * Keeps the desk answering while a long run computes: call it often, it gives way when it is time.
 * It measures its own stretch; nothing it does can change a result.
 */
export function createPace(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < STRETCH_MS) return
    await new Promise<void>((resolve) => setTimeout(resolve))
    since = performance.now()
  }
}
