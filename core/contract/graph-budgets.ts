/** Accounts that a question about what lies between them may name on each side. */
export const MOST_BETWEEN = { accounts: 10, others: 200 } as const

/** Flows that such a question is answered at most. */
export const MOST_FLOWS_BETWEEN = 2_000
