import { type Run, useRunAssignment } from '#src/data/assignment.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Panel } from '#src/ui/panel.tsx'
import css from './assignment.module.css'
import { useAssignmentT } from './use-assignment-t.ts'

/** What nobody has: shows what the rules would do with it, and does it. */
export function RunPanel({ unassigned }: { readonly unassigned: number }) {
  const t = useAssignmentT()
  const format = useFormat()
  const run = useRunAssignment()
  const result = run.data?.data ?? null
  const canRun = result?.isPreview === true && result.given.length > 0
  return (
    <Panel
      title={t('assignment:waiting')}
      meta={t('assignment:waitingCount', { count: unassigned, formatted: format.count(unassigned) })}
    >
      <div className={css['form']}>
        <p className={css['hint']}>{t('assignment:runHint')}</p>
        {result !== null && <RunTable run={result} />}
        {run.error !== null && <InlineError error={run.error} />}
        <div className={css['buttons']}>
          <Button isLoading={run.isPending && run.variables} onPress={() => run.mutate(true)}>
            {t('assignment:preview')}
          </Button>
          {canRun && (
            <Button
              variant="primary"
              isLoading={run.isPending && !run.variables}
              onPress={() => run.mutate(false)}
            >
              {t('assignment:run')}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  )
}

function RunTable({ run }: { readonly run: Run }) {
  const t = useAssignmentT()
  const format = useFormat()
  const { given, left, isPreview, notConsidered } = run
  return (
    <div role="status" className={css['form']}>
      <p>
        <b>{t(isPreview ? 'assignment:would' : 'assignment:did')}</b>
      </p>
      {given.length > 0 && (
        <table className={css['people']}>
          <thead>
            <tr>
              <th scope="col">{t('assignment:rule')}</th>
              <th scope="col">{t('assignment:person')}</th>
              <th scope="col">{t('assignment:alerts')}</th>
            </tr>
          </thead>
          <tbody>
            {given.map(({ rule, person, count }) => (
              <tr key={`${rule.id} ${person.id}`}>
                <td>{rule.name}</td>
                <td>{person.name}</td>
                <td data-number>{format.count(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul className={css['left']}>
        {left.noRule > 0 && (
          <li>{t('assignment:noRule', { count: left.noRule, formatted: format.count(left.noRule) })}</li>
        )}
        {left.nobodyFree > 0 && (
          <li>
            {t('assignment:nobodyFree', { count: left.nobodyFree, formatted: format.count(left.nobodyFree) })}
          </li>
        )}
        {notConsidered > 0 && (
          <li>
            {t('assignment:notConsidered', { count: notConsidered, formatted: format.count(notConsidered) })}
          </li>
        )}
        {given.length === 0 && left.noRule + left.nobodyFree === 0 && <li>{t('assignment:nothing')}</li>}
      </ul>
    </div>
  )
}
