import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { InvestigationDocument, InvestigationFileFacts } from '#core/contract/investigation-document.ts'
import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import { canonicalJson } from '#core/evidence/canonical.ts'
import { type FieldError, ProblemError } from '../http/problem.ts'

/** SHA-256 of the steps: what the trail keeps of a save, so that a document can be held against it. */
export function recordDigest({ steps }: InvestigationDocument): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(steps))))
}

/** SHA-256 of what a file brought: the trail keeps it, so that the facts shown later can be held against it. */
export function fileDigest(file: InvestigationFileFacts): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(file))))
}

/**
 * A record says who did what. A step that was saved before must be as it was; a new one is by whoever saves it.
 * Steps may be taken back: that is undo, and the revisions keep what stood.
 *
 * @throws ProblemError `unprocessable` naming each step that is neither
 */
export function checkAuthors(
  document: InvestigationDocument,
  before: InvestigationDocument | null,
  authorId: string,
): void {
  const known = new Map(before?.steps.map((step) => [step.id, textOf(step)]))
  const errors = document.steps.flatMap((step, n): FieldError[] => {
    const saved = known.get(step.id)
    if (saved !== undefined && saved !== textOf(step)) {
      return [{ field: `body.document.steps.${n}`, message: 'differs from the step saved under this id' }]
    }
    if (saved === undefined && step.by !== authorId) {
      return [{ field: `body.document.steps.${n}.by`, message: 'a new step is by the person who saves it' }]
    }
    return []
  })
  const [first] = errors
  if (first === undefined) return
  throw new ProblemError('unprocessable', `${first.field}: ${first.message}`, { errors: errors.slice(0, 50) })
}

const textOf = (step: InvestigationStep): string => canonicalJson(step)
