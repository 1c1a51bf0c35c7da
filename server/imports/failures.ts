import { ProblemError } from '../http/problem.ts'
import { FileError } from '../sources/rows.ts'
import { UploadBrokenError } from './intake.ts'

/** An import ends without storing anything, and why. `message` is shown to people. */
export class ImportStopped extends Error {
  readonly state: 'failed' | 'cancelled' | 'interrupted'

  constructor(state: ImportStopped['state'], message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.name = 'ImportStopped'
    this.state = state
  }
}

/** What anything thrown on the way means for the import. */
export function stopped(error: unknown): ImportStopped {
  if (error instanceof ImportStopped) return error
  if (error instanceof UploadBrokenError) return new ImportStopped('interrupted', error.message, error)
  if (error instanceof FileError) return new ImportStopped('failed', `${error.message}. Nothing was stored.`)
  if (error instanceof ProblemError) return new ImportStopped('failed', error.message, error)
  return new ImportStopped('failed', 'The desk failed while storing the file; nothing of it stays.', error)
}

/** The message at the root of an error: a database driver wraps it in the whole statement and its values. */
export function rootMessage(error: unknown): string {
  let at = error
  while (at instanceof Error && at.cause !== undefined) at = at.cause
  return (at instanceof Error ? at.message : String(at)).slice(0, 500)
}

/** What the sender is told: a fault of the file and one of the desk are not the same. */
export function problemOf(why: ImportStopped): ProblemError {
  if (why.cause instanceof ProblemError) return why.cause
  const fault = why.cause === undefined || why.state === 'interrupted' ? 'unprocessable' : 'internal'
  return new ProblemError(fault, why.message)
}
