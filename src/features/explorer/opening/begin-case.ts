import type { QueryClient } from '@tanstack/react-query'
import { MAX_START_ALERTS } from '#core/contract/investigation-steps.ts'
import { caseQuery } from '#src/data/cases.ts'
import type { GraphAnswer } from '../picture.ts'
import type { Begun } from './open.ts'
import { picturesOf, START } from './start-step.ts'

/** Transfers that a start names of its paths. */
const MAX_PATH = 500

/** What of a case was drawn, to be said beside the picture. */
export interface CaseDrawn {
  readonly title: string
  readonly restricted: boolean
  /** Alerts whose paths stand on the picture, and how many the case holds. */
  readonly drawn: number
  readonly total: number
  /** Alerts that were asked for and do not exist for the reader any more. */
  readonly gone: number
}

/**
 * One step that draws the paths of the alerts of a case, the most severe first and at most `MAX_START_ALERTS` of them.
 *
 * @throws ApiProblem
 */
export async function beginWithCase(
  client: QueryClient,
  caseId: string,
): Promise<{ readonly begun: readonly Begun[]; readonly ofCase: CaseDrawn }> {
  const { title, restricted, members } = await client.fetchQuery(caseQuery(caseId))
  const asked = members.alerts.slice(0, MAX_START_ALERTS).map(({ alert }) => alert.id)
  const answered = await picturesOf(client, asked)
  const pictures = answered.filter((picture) => picture !== null)
  const ofCase: CaseDrawn = {
    title,
    restricted,
    drawn: pictures.length,
    total: members.alerts.length,
    gone: asked.length - pictures.length,
  }
  if (pictures.length === 0) return { begun: [], ofCase }
  const path = unique(pictures.flatMap(pathOf)).slice(0, MAX_PATH)
  const draft = {
    ...START,
    accounts: unique(pictures.map(({ subject }) => subject)),
    alertIds: asked.filter((_, at) => answered[at] !== null),
    // A restricted case is not named in a record: who may not know of it may one day read the record.
    ...(restricted ? {} : { caseId }),
    path,
    drew: unique(pictures.flatMap(({ nodes }) => nodes.map((node) => node.account.key))),
  }
  return { begun: [{ draft, answers: pictures }], ofCase }
}

function pathOf({ edges }: GraphAnswer): readonly string[] {
  return edges.filter(({ onPath }) => onPath).flatMap(({ transferIds }) => transferIds)
}

const unique = (items: readonly string[]): string[] => [...new Set(items)]
