import {
  InvestigationDocument,
  InvestigationFile,
  type InvestigationDocument as Document,
  type InvestigationFile as File,
} from '#core/contract/investigation-document.ts'
import { STEP_SCHEMAS, type StepKind } from '#core/contract/investigation-steps.ts'

/** What is wrong with a file, where: the field by its path, the row where the field stands in a list (from 1). */
export interface ReadError {
  readonly field: string
  readonly row: number | null
  readonly message: string
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly ReadError[] }

/** Errors named at once: enough to mend a file by, and no flood. */
const MAX_ERRORS = 50

/** Every kind of step that this version knows. */
export const STEP_KINDS: readonly StepKind[] = STEP_SCHEMAS.map(({ shape }) => shape.kind.value)

/** Reads a document. A kind of step, or a version, that is not known is refused by name, never skipped. */
export function readDocument(value: unknown): Read<Document> {
  const strange = strangerErrors(value, [])
  if (strange.length > 0) return { ok: false, errors: strange }
  return outcome(InvestigationDocument.safeParse(value))
}

/** Reads an exported file: its text must be JSON, its document known, its edges between its own nodes. */
export function readFile(text: string): Read<File> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, errors: [{ field: 'file', row: null, message: 'is not JSON' }] }
  }
  const format = fieldOf(value, 'format')
  if (format !== 'kyt-desk.investigation-file') {
    const message = `is not "kyt-desk.investigation-file" but ${JSON.stringify(format) ?? 'missing'}`
    return { ok: false, errors: [{ field: 'format', row: null, message }] }
  }
  const strange = strangerErrors(fieldOf(value, 'document'), ['document'])
  if (strange.length > 0) return { ok: false, errors: strange }
  const read = outcome(InvestigationFile.safeParse(value))
  if (!read.ok) return read
  const errors = danglingErrors(read.value)
  return errors.length > 0 ? { ok: false, errors } : read
}

/** What a newer desk may have written: said as such, instead of as a list of every field that differs. */
function strangerErrors(value: unknown, path: readonly string[]): ReadError[] {
  const version = fieldOf(value, 'version')
  if (typeof version === 'number' && version !== 1) {
    const message = `${version} is a version that this desk does not read; it reads 1`
    return [{ field: [...path, 'version'].join('.'), row: null, message }]
  }
  const steps = fieldOf(value, 'steps')
  if (!Array.isArray(steps)) return []
  const known: ReadonlySet<unknown> = new Set(STEP_KINDS)
  return steps
    .flatMap((step: unknown, n): ReadError[] => {
      const kind = fieldOf(step, 'kind')
      if (known.has(kind)) return []
      const message = `${JSON.stringify(kind) ?? 'nothing'} is no kind of step that this desk knows; it knows ${STEP_KINDS.join(', ')}`
      return [{ field: [...path, 'steps', String(n), 'kind'].join('.'), row: n + 1, message }]
    })
    .slice(0, MAX_ERRORS)
}

function danglingErrors({ nodes, edges }: File): ReadError[] {
  const keys = new Set(nodes.map((node) => node.account.key))
  return edges
    .flatMap((edge, n) =>
      (['from', 'to'] as const)
        .filter((end) => !keys.has(edge[end]))
        .map((end) => ({
          field: `edges.${n}.${end}`,
          row: n + 1,
          message: `${edge[end]} is not among the nodes of the file`,
        })),
    )
    .slice(0, MAX_ERRORS)
}

function outcome<T>(
  result:
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } },
): Read<T> {
  if (result.success) return { ok: true, value: result.data }
  const errors = result.error.issues.slice(0, MAX_ERRORS).map(({ path, message }) => {
    const n = path.find((part) => typeof part === 'number')
    return { field: path.map(String).join('.'), row: typeof n === 'number' ? n + 1 : null, message }
  })
  return { ok: false, errors }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
