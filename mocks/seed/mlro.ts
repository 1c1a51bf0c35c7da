import type { Command } from '#core/workflow/alert.ts'
import { digestJson } from '#core/evidence/audit-chain.ts'
import { afterOfficeHours } from '../world/shifts/hours.ts'
import { Random } from '../world/random.ts'

export interface ReportStep {
  readonly at: number
  readonly command: Command
}

const DELIBERATION =
  'The internal report, the customer’s records and the traced funds were considered together. The explanation given is supported by documents and the link rests on one weak attribution; no suspicion remains. Kept under enhanced monitoring.'
const DRAFT_REASON =
  'Suspicion stands after review of the records and connected accounts; a disclosure is due.'
const RELATIONSHIP =
  'Relationship reviewed with senior management: continued under restrictions pending consent.'
const MITIGATIONS = 'Outgoing transfers need approval; limits lowered; weekly review of all activity.'

/**
 * What the MLRO did with an internal report that reached the desk at `escalatedAt` (epoch ms): acknowledged the
 * same day, then no report or an STR. References and file digests are invented like everything in this world.
 */
export function planReport(
  seed: string,
  cause: string,
  report: { readonly escalatedAt: number; readonly suspicious: boolean; readonly mlro: string },
): ReportStep[] {
  const random = new Random(`mlro/${seed}/${cause}`)
  const steps: ReportStep[] = []
  let at = report.escalatedAt
  const next = (hours: number, command: Command) => {
    at = afterOfficeHours(at, hours)
    steps.push({ at, command })
  }
  next(random.heavy(1.5, 0.6), { type: 'acknowledge' })
  if (random.chance(0.12)) return steps
  if (report.suspicious === random.chance(0.06)) {
    next(random.heavy(9, 0.6), { type: 'decide-no-file', deliberation: DELIBERATION })
    return steps
  }
  next(random.heavy(10, 0.6), { type: 'draft-str', reason: DRAFT_REASON })
  const filed = afterOfficeHours(at, random.heavy(7, 0.6))
  next(0.1, {
    type: 'add-note',
    text: 'Narrative drafted with the transactions cited; checked for tipping-off risk.',
  })
  at = filed
  steps.push({
    at,
    command: {
      type: 'file-str',
      filedOn: new Date(at).toISOString().slice(0, 10),
      submitter: report.mlro,
      reference: `DEMO-${random.int(100_000, 999_999)}`,
      fileHash: digestJson({ cause, demonstration: true }),
    },
  })
  if (random.chance(0.35)) return steps
  next(random.heavy(16, 0.5), { type: 'begin-post-str-review' })
  next(random.heavy(16, 0.5), {
    type: 'close-str',
    code: 'str-filed',
    relationship: RELATIONSHIP,
    mitigations: MITIGATIONS,
  })
  return steps
}
