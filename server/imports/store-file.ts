import { and, eq, sql } from 'drizzle-orm'
import type { AuditPerson } from '#core/evidence/audit-chain.ts'
import type { Ports } from '../ports.ts'
import { appendAudit } from '../store/audit.ts'
import { imports } from '../store/schema/labels.ts'
import { ImportStopped } from './failures.ts'
import type { Merged, MergePlan } from './merge.ts'
import { mergeLabels } from './merge-labels.ts'
import { mergeRecords } from './merge-records.ts'
import { mergeCustomers, mergeWallets } from './merge-scope.ts'
import { mergeTransfers } from './merge-transfers.ts'
import type { ImportRow } from './records.ts'
import type { RunningImport } from './running.ts'
import type { StagedFile } from './stage-file.ts'

/** Taken by whoever stores a file: one at a time, so that two files with the same rows cannot block each other. */
const STORE_LOCK = 7_265_001

export interface Storing {
  readonly announced: ImportRow
  readonly staged: StagedFile
  readonly actor: AuditPerson
}

/**
 * Stores a staged file in one transaction: its facts, the report and the line in the trail appear together or not
 * at all, whenever the process may die.
 *
 * @throws ImportStopped where it was cancelled, or where the file contradicts what the desk knows
 */
export async function storeFile(ports: Ports, run: RunningImport, storing: Storing): Promise<void> {
  const { announced, staged, actor } = storing
  await toStoring(ports, run)
  await ports.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${STORE_LOCK})`)
    await mustBeStoring(tx, run)
    const { kind, ranges } = staged
    const plan = {
      importId: run.id,
      ranges,
      rejected: run.counts.rejected,
      checkpoint: () => run.checkpoint(),
    }
    const merged = await merge(tx, ports, storing, plan)
    const counts = { ...run.counts, rejected: run.counts.rejected + merged.refused }
    await tx
      .update(imports)
      .set({
        ...counts,
        state: 'screening',
        sha256: staged.sha256,
        accepted: merged.accepted,
        merged: merged.merged,
        notices: [...staged.notices, ...merged.notices],
        bookId: merged.bookId,
      })
      .where(eq(imports.id, run.id))
    await appendAudit(tx, ports, {
      actor,
      type: 'import.stored',
      target: { kind: 'import', id: run.id },
      data: {
        kind,
        filename: announced.filename,
        sha256: staged.sha256,
        ...counts,
        accepted: merged.accepted,
        merged: merged.merged,
        bookId: merged.bookId,
        ...merged.trail,
      },
    })
    run.checkpoint()
    run.stored()
  })
}

function merge(tx: Tx, ports: Ports, { announced, staged }: Storing, plan: MergePlan): Promise<Merged> {
  const { bookId } = announced
  switch (staged.kind) {
    case 'transfers-csv':
    case 'esplora-json':
      return mergeTransfers(tx, ports, {
        ...plan,
        bookId,
        caseName: withoutEnding(announced.filename),
        cases: staged.cases,
        assets: staged.assets,
      })
    case 'records-csv':
      return mergeRecords(tx, ports, { ...plan, lookBack: announced.lookBack })
    case 'customers-csv':
      return mergeCustomers(tx, ports, { ...plan, bookId })
    case 'wallets-csv':
      return mergeWallets(tx, ports, { ...plan, bookId })
    case 'labels-csv':
    case 'ofac-list':
    case 'ofac-dated':
    case 'tagpack':
      return mergeLabels(tx, ports, staged.kind, plan)
  }
}

type Tx = Parameters<Parameters<Ports['db']['transaction']>[0]>[0]

async function toStoring(ports: Ports, run: RunningImport): Promise<void> {
  const moved = await ports.db
    .update(imports)
    .set({ ...run.counts, state: 'storing', heartbeatAt: new Date(ports.clock()) })
    .where(and(eq(imports.id, run.id), eq(imports.state, 'reading')))
    .returning({ id: imports.id })
  if (moved.length === 0) throw new ImportStopped('cancelled', 'The import was ended elsewhere.')
}

/** Locks the import's row: who would cancel it or take it for abandoned waits for the end, or passes it by. */
async function mustBeStoring(tx: Tx, run: RunningImport): Promise<void> {
  const [row] = await tx
    .select({ state: imports.state })
    .from(imports)
    .where(eq(imports.id, run.id))
    .for('update')
  if (row?.state !== 'storing') throw new ImportStopped('cancelled', 'The import was ended elsewhere.')
}

/** `flow.csv` -> `flow`. */
function withoutEnding(filename: string): string {
  const name = filename.split(/[\\/]/).at(-1) ?? filename
  return name.replace(/(?<=.)\.[A-Za-z0-9]{1,6}$/, '')
}
