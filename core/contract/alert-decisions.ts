import { z } from 'zod'
import { Instant, PersonRef } from './common.ts'

/* What people state when they decide: the SAFE steps of a closure, and the acts of the MLRO on a report. */

const text = (max: number) => z.string().trim().max(max)

export const SafeStep = z
  .object({
    outcome: z.enum(['done', 'not-applicable']),
    note: text(4000).meta({ description: 'What was found, or why the step does not apply' }),
  })
  .meta({ id: 'SafeStep' })

/** Screen and evaluate must be `done`; the lifecycle says so, with the field, where they are not. */
export const SafeSteps = z
  .object({ screen: SafeStep, ask: SafeStep, find: SafeStep, evaluate: SafeStep })
  .meta({ id: 'SafeSteps', description: 'SAFE: screen, ask, find, evaluate' })

/** `2026-11-22`, a day in Hong Kong. */
const Day = z.iso.date()

/** Commands inside the restricted compartment, for whoever decides on internal reports. */
export const REPORT_COMMANDS = [
  z.object({ type: z.literal('draft-str'), reason: text(8000) }),
  z.object({ type: z.literal('abandon-str-draft'), reason: text(8000) }),
  z.object({
    type: z.literal('file-str'),
    filedOn: Day.meta({ description: 'Day of submission to the JFIU, Hong Kong time' }),
    submitter: text(200),
    reference: text(100).meta({ description: 'JFIU reference' }),
    fileHash: z
      .string()
      .trim()
      .toLowerCase()
      .meta({ description: 'SHA-256 of the file that was submitted, 64 hexadecimal digits' }),
  }),
  z.object({
    type: z.literal('record-consent'),
    outcome: z.enum(['pending', 'given', 'refused']),
    reference: text(100),
  }),
  z.object({ type: z.literal('begin-post-str-review') }),
  z.object({
    type: z.literal('close-str'),
    code: z.enum(['str-filed', 'str-supplement', 'exit']),
    relationship: text(8000),
    mitigations: text(8000),
  }),
] as const

/** What became of an internal report, from the trail. Only for readers inside the restricted compartment. */
export const ReportRecord = z
  .object({
    grounds: z.string(),
    suspicionFormedAt: Instant,
    reportedBy: PersonRef,
    filed: z
      .object({
        filedOn: z.string(),
        submitter: z.string(),
        reference: z.string(),
        fileHash: z.string(),
        recordedBy: PersonRef,
        recordedAt: Instant,
      })
      .nullable(),
    consent: z
      .object({
        outcome: z.enum(['pending', 'given', 'refused']),
        reference: z.string(),
        recordedAt: Instant,
      })
      .nullable(),
    mitigations: z.string().nullable(),
  })
  .meta({ id: 'ReportRecord' })

export const SnoozeRecord = z
  .object({ until: Instant, reason: z.string(), by: PersonRef, at: Instant })
  .meta({ id: 'SnoozeRecord' })

/** How long the alert has been with the desk. Milliseconds; `activeMs` and `waitingMs` add up to `elapsedMs`. */
export const AlertTimes = z
  .object({
    elapsedMs: z.int().min(0),
    waitingMs: z.int().min(0).meta({ description: 'Waiting for an answer from outside the desk' }),
    activeMs: z.int().min(0),
    waitingSince: Instant.nullable(),
    isRunning: z.boolean().meta({ description: 'Still with this desk' }),
    calendarCovers: z.boolean().meta({
      description: 'The holiday calendar holds every year that the clocks of this alert touch',
    }),
  })
  .meta({ id: 'AlertTimes' })
