/**
 * Lets other work run during a long parse: call `await breathe()` often, it waits for the event loop only when
 * `everyMs` milliseconds have passed since it last did. The elapsed time decides nothing but that.
 */
export function createBreather(everyMs = 12): () => Promise<void> | undefined {
  let last = performance.now()
  return () => {
    if (performance.now() - last < everyMs) return undefined
    return new Promise((resolve) => {
      setTimeout(() => {
        last = performance.now()
        resolve()
      }, 0)
    })
  }
}
