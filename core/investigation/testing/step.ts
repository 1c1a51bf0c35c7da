import type { InvestigationStep } from '#core/contract/investigation-steps.ts'

/** One step, with whatever it says. */
export const step = (kind: InvestigationStep['kind'], n: number, body: Record<string, unknown>) =>
  ({
    id: `s-${n}`,
    at: '2026-11-01T02:00:00.000Z',
    by: 'ana',
    facts: null,
    kind,
    ...body,
  }) as InvestigationStep
