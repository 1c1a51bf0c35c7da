/** Kinds of problem, as stable slugs. The status follows from the kind. */
const KINDS = {
  validation: { status: 400, title: 'The request is malformed' },
  unauthenticated: { status: 401, title: 'Nobody is signed in' },
  forbidden: { status: 403, title: 'Not permitted' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'The state does not allow this' },
  changed: { status: 412, title: 'Changed by somebody else' },
  'too-large': { status: 413, title: 'Too large' },
  unprocessable: { status: 422, title: 'A field does not meet a rule' },
  'precondition-required': { status: 428, title: 'A required header is missing' },
  'too-many-attempts': { status: 429, title: 'Too many attempts' },
  'too-many-streams': { status: 429, title: 'Too many open streams' },
  internal: { status: 500, title: 'The desk failed' },
  'not-ready': { status: 503, title: 'Not ready yet' },
} as const

export type ProblemKind = keyof typeof KINDS

export interface FieldError {
  readonly field: string
  readonly message: string
}

/** Thrown anywhere below a route; becomes an RFC 9457 answer at the edge. `detail` is shown to people. */
export class ProblemError extends Error {
  readonly kind: ProblemKind
  readonly errors: readonly FieldError[]
  readonly current: unknown
  /** Which rule was broken, where a rule has a name; pages find their own words by it. */
  readonly reason: string | undefined

  constructor(
    kind: ProblemKind,
    detail: string,
    extra: { errors?: readonly FieldError[]; current?: unknown; reason?: string } = {},
  ) {
    super(detail)
    this.name = 'ProblemError'
    this.kind = kind
    this.errors = extra.errors ?? []
    this.current = extra.current
    this.reason = extra.reason
  }
}

/** What a problem says of itself, whoever asked: the part of its document that a list of outcomes has too. */
export function problemBody(problem: ProblemError) {
  const { status, title } = KINDS[problem.kind]
  return {
    type: `urn:kyt:problem:${problem.kind}`,
    title,
    status,
    detail: problem.message,
    ...(problem.reason === undefined ? {} : { reason: problem.reason }),
    ...(problem.errors.length > 0 ? { errors: [...problem.errors] } : {}),
  }
}

/** The answer for a problem. Anything that is not a `ProblemError` is internal and keeps its message to itself. */
export function problemResponse(error: unknown, requestId: string): Response {
  const known =
    error instanceof ProblemError ? error : new ProblemError('internal', 'Something failed on our side.')
  const { status } = KINDS[known.kind]
  const body = {
    ...problemBody(known),
    requestId,
    ...(known.current !== undefined ? { current: known.current } : {}),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}
