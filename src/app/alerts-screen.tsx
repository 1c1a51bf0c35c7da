import { lazy } from 'react'
import { AlertsPage } from '#src/features/alerts/page.tsx'

// Loaded when somebody first wants it: the queue's first rows do not wait for it.
const AlertPane = lazy(async () => ({
  default: (await import('#src/features/alert/pane-page.tsx')).AlertPane,
}))

/** The queue, and what it shows beside its list: features do not know each other. */
export function AlertsScreen() {
  return <AlertsPage beside={AlertPane} />
}
