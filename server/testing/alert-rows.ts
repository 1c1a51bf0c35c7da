import type { NewAlert } from '../store/insert-alerts.ts'
import { account, ETH, PLATFORM, T0 } from './facts.ts'

/** Alert `n` as the monitor would store it: new, of gambling, about transfer `t-n`, unless said otherwise. */
export function alertRow(n: number, change: Partial<NewAlert> = {}): NewAlert {
  const created = new Date(T0 + n * 1000)
  return {
    id: `A-${String(n).padStart(5, '0')}`,
    dedupeKey: `cause-${n}`,
    bookId: PLATFORM,
    ruleId: 'T20',
    ruleVersion: 1,
    category: 'gambling',
    exposureKind: 'direct',
    severity: 3,
    score: 20,
    sanctions: false,
    needsReview: false,
    status: 'new',
    open: true,
    subjectKind: 'transfer',
    subjectId: `t-${n}`,
    direction: 'inbound',
    account: account(2),
    transferIds: [`t-${n}`],
    assetId: ETH,
    amount: 10n ** 18n,
    receipt: {
      rule: { id: 'T20', version: 1, name: 'Online gambling, direct', purpose: 'Test', references: [] },
      parameters: [],
      hits: [],
      contributions: [],
      score: 20,
      notEvaluated: [],
      engineVersion: 'test',
      ledgerDigest: 'test',
      labelSetDigest: 'test',
      screenedAt: created.toISOString(),
    },
    runId: 'run-1',
    createdAt: created,
    updatedAt: created,
    version: 1,
    ...change,
  }
}
