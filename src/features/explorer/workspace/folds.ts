/** Folds are named after their kind (core/flow/picture/fold.ts). */
export function whyOf(fold: string): 'peel-chain' | 'fan-in' | 'fan-out' | 'cluster' {
  if (fold.startsWith('fold:chain')) return 'peel-chain'
  if (fold.startsWith('fold:fan-in')) return 'fan-in'
  return fold.startsWith('fold:fan-out') ? 'fan-out' : 'cluster'
}
