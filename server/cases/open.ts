import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { createCase } from '#core/contract/cases.ts'
import type { RouteData } from '#core/contract/route.ts'
import { can } from '#core/workflow/roles.ts'
import type { Caller } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { cases } from '../store/schema/cases.ts'
import { addAlerts, attachInvestigation } from './add.ts'
import { recordOfCase } from './change.ts'
import { caseFor, type WireCase } from './read.ts'

/** Opens a case; whoever opens it holds it. @throws ProblemError `forbidden`, `unprocessable` */
export async function openCase(
  ports: Ports,
  { title, alertIds, investigationIds, restricted }: RouteData<typeof createCase>['body'],
  caller: Caller,
): Promise<WireCase> {
  if (restricted && !can(caller.role, 'restricted.read')) {
    throw new ProblemError('forbidden', 'Only who may read the restricted compartment opens cases in it.')
  }
  const id = caseId(ports)
  const now = new Date(ports.clock())
  await ports.db.transaction(async (tx) => {
    await tx.insert(cases).values({
      id,
      title,
      state: 'open',
      restricted,
      ownerId: caller.id,
      openedById: caller.id,
      openedAt: now,
      updatedById: caller.id,
      updatedAt: now,
      version: 1,
    })
    await recordOfCase(tx, ports, caller, { caseId: id, type: 'opened', restricted, data: { title } })
    const row = { id, restricted }
    await addAlerts(tx, ports, row, alertIds, caller)
    for (const [at, investigationId] of investigationIds.entries()) {
      const named = { id: investigationId, field: `body.investigationIds.${at}` }
      await attachInvestigation(tx, ports, row, named, caller)
    }
  })
  return caseFor(ports.db, id, caller, ports.clock())
}

/** Letters and digits that nobody takes for another when they are read out or written down (Crockford's base 32). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Short enough to be said, and by chance: numbers in a row would tell by their gaps of cases nobody may know of. */
function caseId(ports: Ports): string {
  const bytes = sha256(utf8ToBytes(ports.randomToken())).subarray(0, 8)
  return `CASE-${Array.from(bytes, (byte) => SIGNS[byte % SIGNS.length]).join('')}`
}
