import type { Hono } from 'hono'
import type { z } from 'zod'
import * as contract from '#core/contract/sla.ts'
import { type AppEnv, bind, type Caller } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { appendAudit } from '../store/audit.ts'
import { slaTermSets } from '../store/schema/sla.ts'
import { slaSettings, type WireSlaSettings } from '../store/sla-terms.ts'

type Wanted = z.output<typeof contract.putSlaTerms.body>
type Office = WireSlaSettings['office']

/** How long alerts may wait: the terms in force, and a new version of them. */
export function slaTermsRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, contract.getSlaTerms).to(async () => {
    const value = await slaSettings(ports.db)
    return { value, version: value.version }
  })

  bind(app, ports, contract.getOfficeHours).to(async () => ({ value: (await slaSettings(ports.db)).office }))

  bind(app, ports, contract.putSlaTerms).to(async ({ body, caller, ifMatch }) => {
    await store(ports, body, caller, ifMatch ?? 0)
    const value = await slaSettings(ports.db)
    return { value, version: value.version }
  })
}

/** Two who store the same version at once: the key of the table lets one of them in. @throws ProblemError `changed` */
async function store(ports: Ports, wanted: Wanted, caller: Caller, ifMatch: number): Promise<void> {
  const { terms } = wanted
  await ports.db.transaction(async (tx) => {
    const before = await slaSettings(tx)
    const version = ifMatch + 1
    const office = wanted.office === undefined ? before.office : inOrder(wanted.office)
    const isMoved = JSON.stringify(office) !== JSON.stringify(inOrder(before.office))
    const rows =
      before.version === ifMatch
        ? await tx
            .insert(slaTermSets)
            .values({
              version,
              terms: terms.toSorted((a, b) => b.severity - a.severity),
              office,
              createdAt: new Date(ports.clock()),
              createdBy: caller.id,
            })
            .onConflictDoNothing()
            .returning({ version: slaTermSets.version })
        : []
    if (rows.length === 0) {
      throw new ProblemError('changed', 'The terms were changed since you read them.', {
        current: await slaSettings(tx),
      })
    }
    await appendAudit(tx, ports, {
      actor: caller,
      type: 'sla.terms-changed',
      target: { kind: 'sla-terms', id: String(version) },
      data: JSON.parse(
        JSON.stringify({
          version,
          before: before.terms,
          terms,
          ...(isMoved ? { officeBefore: before.office, office } : {}),
        }),
      ),
    })
  })
}

/** The same hours written the same way, so that a version differs from the one before where something changed. */
function inOrder({ opens, closes, weekdays, holidays, complete }: Office): Office {
  return {
    opens,
    closes,
    weekdays: weekdays.toSorted((a, b) => a - b),
    holidays: holidays
      .toSorted((a, b) => (a.date < b.date ? -1 : 1))
      .map(({ date, name }) => ({ date, name })),
    complete: { from: complete.from, to: complete.to },
  }
}
