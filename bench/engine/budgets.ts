import type { Figure } from '../report.ts'

/**
 * Budgets as data. Absolute times are for the machine they are read on; what `--check` compares are ratios to the
 * naive fold of the same run (`reference.naive`), and sizes, which no neighbour on the machine can change.
 */
export interface Budget {
  readonly figure: string
  /** Most milliseconds at a million transfers on two processors; reported, not checked. */
  readonly goalMs?: number
  /** Most that the figure may be of `reference.naive`. */
  readonly share?: number
  /** Least ratio to a peer, and which. */
  readonly against?: { readonly peer: string; readonly ratio: number }
  /** Most megabytes. */
  readonly megabytes?: number
}

export const BUDGETS: readonly Budget[] = [
  { figure: 'ledger.arrays.per-million', megabytes: 64 },
  { figure: 'adjoint.dense.p50', goalMs: 60, share: 1 / 8 },
  { figure: 'adjoint.sparse.1e-6.p95', goalMs: 5, share: 1 / 8 },
  { figure: 'adjoint.sparse.1e-6.max', goalMs: 25, share: 1 / 4 },
  { figure: 'rule.haircut', goalMs: 60, share: 1 / 8 },
  { figure: 'rule.fifo', goalMs: 250, share: 1 / 2 },
  { figure: 'paths.top10.carried.floor.p95', goalMs: 100, share: 1 / 4 },
  { figure: 'paths.top10.bottleneck.floor.p95', goalMs: 100, share: 1 / 4 },
  { figure: 'haircut.one-category', against: { peer: 'graphology', ratio: 8 } },
  { figure: 'static.depth5.p50', against: { peer: 'DuckDB', ratio: 2 } },
  { figure: 'paths.top10.depth4.floor.p50', against: { peer: 'DuckDB', ratio: 2 } },
]

/** What of the budgets a run broke, in words; budgets of peers that did not run are not asked. */
export function brokenBudgets(figures: readonly Figure[]): string[] {
  const reference = figures.find(({ figure }) => figure === 'reference.naive')?.value ?? Number.NaN
  return BUDGETS.flatMap((budget): string[] => {
    const own = figures.filter(({ figure }) => figure === budget.figure)
    const { against, share, megabytes } = budget
    if (against !== undefined) {
      const found = own.find((figure) => figure.against === against.peer)
      if (found === undefined || found.ratio! >= against.ratio) return []
      return [`${budget.figure}: ${found.ratio!.toFixed(1)}x ${against.peer}, budget ${against.ratio}x`]
    }
    const [figure] = own
    if (figure === undefined) return [`${budget.figure}: not measured`]
    if (megabytes !== undefined && !(figure.value <= megabytes))
      return [`${budget.figure}: ${figure.value.toFixed(1)} MB, budget ${megabytes} MB`]
    if (share !== undefined && !(figure.value <= share * reference)) {
      const part = (figure.value / reference).toFixed(3)
      return [`${budget.figure}: ${part} of the naive fold, budget ${share.toFixed(3)}`]
    }
    return []
  })
}
