/**
 * Called from inside long work every {@link WATCH_STRIDE} steps with the steps done so far. False ends the work
 * with a {@link CancelledError}. It can change no answer: it only says whether there will be one.
 */
export type Watch = (steps: number) => boolean

/** Steps between two calls: a few milliseconds of work. A power of two. */
export const WATCH_STRIDE = 65_536

/** Whoever asked does not want to know any more. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError'

  constructor() {
    super('cancelled')
  }
}
