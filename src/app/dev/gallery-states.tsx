import { ApiProblem } from '#src/platform/api-problem.ts'
import { AsyncView, type AsyncResult } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { cx } from '#src/ui/cx.ts'
import { Panel } from '#src/ui/panel.tsx'
import { SplitPane } from '#src/ui/split-pane.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import css from './gallery.module.css'

const problem = (status: number, title: string) =>
  new ApiProblem({ kind: 'problem', status, title, requestId: '01JD9Q4W7ZK3' })

const base: AsyncResult<string> = {
  data: undefined,
  error: null,
  isPending: false,
  dataUpdatedAt: Date.UTC(2026, 10, 20, 15, 8),
  refetch: () => undefined,
}

const STATES: readonly (readonly [string, AsyncResult<string>])[] = [
  ['Loading', { ...base, isPending: true }],
  ['Failed', { ...base, error: problem(500, 'The query took too long') }],
  ['Offline', { ...base, error: new ApiProblem({ kind: 'network', title: 'fetch failed' }) }],
  ['Not permitted', { ...base, error: problem(403, 'Forbidden') }],
  ['Not found', { ...base, error: problem(404, 'No such alert') }],
  ['Empty', { ...base, data: '' }],
  ['Stale', { ...base, data: 'What was known before.', error: problem(502, 'Bad gateway') }],
  ['Partial', { ...base, data: 'Half of it.' }],
]

export function States() {
  return (
    <>
      {STATES.map(([title, result]) => (
        <Panel key={title} title={title}>
          <AsyncView
            result={result}
            isEmpty={(text) => text === ''}
            empty={
              <EmptyState title="No alert matches" actions={<Button>Clear filters</Button>}>
                Three filters are on.
              </EmptyState>
            }
            partial={() => (title === 'Partial' ? 'One provider did not answer.' : null)}
          >
            {(text) => text}
          </AsyncView>
        </Panel>
      ))}
      <Panel title="Split pane" isFlush>
        <div className={cx(css['split'])}>
          <SplitPane
            id="gallery"
            start={<div className={cx(css['inner'])}>List</div>}
            end={<div className={cx(css['inner'])}>Detail</div>}
          />
        </div>
      </Panel>
    </>
  )
}
