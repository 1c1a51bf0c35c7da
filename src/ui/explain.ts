import type { TFunction } from 'i18next'
import { ApiProblem, type FieldProblem } from '#src/platform/api-problem.ts'

export interface Explanation {
  readonly title: string
  /** What the reader can do. */
  readonly advice: string
  readonly requestId: string | null
  readonly errors: readonly FieldProblem[]
}

/** Any failure in words for the reader. The server's own words win where it gave some. */
export function explain(error: unknown, t: TFunction): Explanation {
  if (!(error instanceof ApiProblem)) {
    return { title: t('error.title'), advice: t('error.generic'), requestId: null, errors: [] }
  }
  return { ...wordsFor(error, t), requestId: error.requestId, errors: error.errors }
}

function wordsFor(error: ApiProblem, t: TFunction): Pick<Explanation, 'title' | 'advice'> {
  if (error.kind === 'network') return { title: t('error.network'), advice: t('error.networkHint') }
  if (error.kind === 'malformed') return { title: t('error.malformed'), advice: t('error.malformedHint') }
  if (error.status === 401) return { title: t('error.signedOut'), advice: t('error.signedOutHint') }
  if (error.status === 409 || error.status === 412) {
    return { title: t('error.conflict'), advice: error.detail ?? error.title }
  }
  if (error.status === 429) return { title: error.title, advice: t('error.tooMany') }
  return { title: error.title, advice: error.detail ?? t('error.generic') }
}
