/** The smallest picture: what it was started from. */
export const pictureOf = (by: string, accounts: readonly string[]) => ({
  format: 'kyt-desk.investigation',
  version: 1,
  steps: [
    {
      id: 'start',
      kind: 'start',
      at: '2026-11-01T02:00:00.000Z',
      by,
      facts: null,
      accounts,
      transactions: [],
      alertId: null,
      path: [],
      drew: [],
    },
  ],
  view: null,
})

/** The facts of a file that brought none. */
export const EMPTY_FILE = {
  exportedAt: '2026-10-31T02:00:00.000Z',
  exportedBy: 'Another desk',
  facts: null,
  nodes: [],
  edges: [],
  notLoaded: [],
}
