import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type AlertGroup, alertGroupsQuery, useDrawGroup } from '#src/data/alert-groups.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { DataTable } from '#src/ui/data-table.tsx'
import { Toolbar } from '#src/ui/filter-bar.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { FillArea, Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import { useFocusWhenIdle } from '#src/ui/use-focus-when-idle.ts'
import { CauseChips } from './cause-chips.tsx'
import { groupId, useGroupColumns } from './columns.tsx'
import css from './groups.module.css'
import { useGroupCommands } from './use-group-commands.ts'

const NONE: readonly AlertGroup[] = []

/** The queue by cause: alerts whose funds lead to the same source, and where one decision can stand for many. */
export function GroupsPage() {
  const { t } = useTranslation('groups')
  const format = useFormat()
  const search = useSearch({ from: '/alerts/groups' })
  const navigate = useNavigate()
  const { all, ...filter } = search
  const result = useQuery(alertGroupsQuery({ ...filter, ...(all ? {} : { open: 'true' }) }))
  const { mutate, isPending, variables, error } = useDrawGroup()
  const decide = useCallback(
    (group: AlertGroup) =>
      mutate(group, {
        onSuccess: ({ data }) =>
          void navigate({ to: '/alerts/groups/$decisionId', params: { decisionId: data.id } }),
      }),
    [mutate, navigate],
  )
  const columns = useGroupColumns({
    onDecide: decide,
    pending: isPending && variables ? groupId(variables) : null,
    hasClosed: all === true,
  })
  const open = (group: AlertGroup) =>
    void navigate({
      to: '/alerts',
      search: {
        rule: [group.rule.id],
        book: [group.book.id],
        source: [group.source.key],
        ...(all ? {} : { open: true }),
      },
    })
  const { groups = NONE, alone = 0, more = 0 } = result.data ?? {}
  const grid = useRef<HTMLDivElement>(null)
  const { active, setActive } = useGroupCommands({ groups, grid, decide, mayDecide: !isPending })
  useFocusWhenIdle(grid, !result.isPending)
  return (
    <Page layout="fill">
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        breadcrumbs={[
          <Link key="queue" to="/alerts">
            {t('queue')}
          </Link>,
        ]}
      />
      <Toolbar label={t('filters')}>
        <Checkbox
          isSelected={all !== true}
          onChange={(only) =>
            void navigate({
              to: '/alerts/groups',
              search: { ...search, all: only ? undefined : true },
              replace: true,
            })
          }
        >
          {t('openOnly')}
        </Checkbox>
      </Toolbar>
      <CauseChips search={search} groups={groups} />
      {error !== null && <InlineError title={t('drawFailed')} error={error} />}
      <FillArea>
        <AsyncView result={result}>
          {() => (
            <DataTable
              label={t('table')}
              columns={columns}
              rows={groups}
              getRowId={groupId}
              activeId={active === null ? null : groupId(active)}
              onActiveChange={setActive}
              onOpen={open}
              ref={grid}
              empty={<EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
            />
          )}
        </AsyncView>
      </FillArea>
      <p className={css['muted']}>
        {[
          alone > 0 && t('alone', { count: alone, formatted: format.count(alone) }),
          more > 0 && t('more', { count: more, formatted: format.count(more) }),
        ]
          .filter((part) => part !== false)
          .join(' · ')}
      </p>
    </Page>
  )
}
