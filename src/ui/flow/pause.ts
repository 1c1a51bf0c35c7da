interface Yielding {
  readonly scheduler?: { readonly yield?: () => Promise<void> }
}

/** Lets the browser do what waits (a frame, a key, a click) before the work goes on. */
export function pause(): Promise<void> {
  const { scheduler } = globalThis as Yielding
  if (scheduler?.yield) return scheduler.yield()
  return new Promise((resolve) => setTimeout(resolve))
}
