/** What failed in a field or in a row of what was sent. */
export interface FieldProblem {
  /** Path of the field, e.g. `rationale` or `parameters.minShare`. */
  readonly field: string | null
  /** Row of an import or bulk request, from 1. */
  readonly row: number | null
  readonly message: string
}

/**
 * - `problem`   the server answered with an error (RFC 9457 where it could)
 * - `network`   no answer: offline, refused, broken off
 * - `malformed` an answer that does not keep the contract
 */
export type ProblemKind = 'problem' | 'network' | 'malformed'

interface ProblemParts {
  readonly kind: ProblemKind
  readonly title: string
  readonly status?: number
  readonly type?: string
  readonly detail?: string | null
  readonly requestId?: string | null
  readonly errors?: readonly FieldProblem[]
  /** The whole problem document, for members of one endpoint only (who changed what, in a conflict). */
  readonly document?: Readonly<Record<string, unknown>>
  readonly cause?: unknown
}

/** Every failure of an API call, in one shape that screens can explain. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly kind: ProblemKind
  /** HTTP status; 0 where there was no answer. */
  readonly status: number
  readonly type: string
  readonly title: string
  readonly detail: string | null
  readonly requestId: string | null
  readonly errors: readonly FieldProblem[]
  readonly document: Readonly<Record<string, unknown>>

  constructor(parts: ProblemParts) {
    super(parts.detail ? `${parts.title}: ${parts.detail}` : parts.title, { cause: parts.cause })
    this.kind = parts.kind
    this.status = parts.status ?? 0
    this.type = parts.type ?? 'about:blank'
    this.title = parts.title
    this.detail = parts.detail ?? null
    this.requestId = parts.requestId ?? null
    this.errors = parts.errors ?? []
    this.document = parts.document ?? {}
  }

  /** Worth asking again without changing anything: no answer, too many requests, the server's own fault. */
  get isTransient(): boolean {
    return this.kind === 'network' || this.status === 429 || this.status >= 500
  }
}

/** The problem an error response describes; a body that is no problem document still gives its status. */
export async function problemFrom(response: Response): Promise<ApiProblem> {
  const document = await readDocument(response)
  return new ApiProblem({
    kind: 'problem',
    status: response.status,
    type: textOr(document['type'], 'about:blank'),
    title: textOr(document['title'], response.statusText || `HTTP ${response.status}`),
    detail: textOr(document['detail'], null),
    requestId: textOr(document['requestId'], response.headers.get('x-request-id')),
    errors: fieldProblems(document['errors']),
    document,
  })
}

async function readDocument(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(await response.text())
    return isRecord(body) ? body : {}
  } catch {
    return {}
  }
}

function fieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return []
  return value.filter(isRecord).map((item) => ({
    field: textOr(item['field'], null),
    row: typeof item['row'] === 'number' ? item['row'] : null,
    message: textOr(item['message'], ''),
  }))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOr<T extends string | null>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' && value !== '' ? value : otherwise
}
