import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { type CaseItem, caseListQuery } from '#src/data/cases.ts'
import { useCan } from '#src/platform/session.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { DataTable } from '#src/ui/data-table.tsx'
import { FillArea, Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { useFocusWhenIdle } from '#src/ui/use-focus-when-idle.ts'
import { CasesEmpty } from './cases-empty.tsx'
import css from './cases.module.css'
import { useCaseColumns } from './columns.tsx'
import { NewCaseDialog } from './new-case-dialog.tsx'
import type { CasesSearch } from './search.ts'
import { CasesToolbar } from './toolbar.tsx'
import { useCaseListCommands } from './use-case-list-commands.ts'
import { useCaseT } from './use-case-t.ts'

const caseId = (item: CaseItem) => item.id

/** Cases, the last changed first. Its address holds every filter, so every view of it is a link. */
export function CasesPage() {
  const t = useCaseT()
  const format = useFormat()
  const search = useSearch({ from: '/cases' })
  const navigate = useNavigate()
  const mayOpen = useCan('alert.work')
  const [isNew, setNew] = useState(false)
  const { state = 'open', whose = 'team', q } = search
  const result = useInfiniteQuery(caseListQuery({ state, whose, ...(q ? { q } : {}) }))
  const rows = useMemo(() => result.data?.pages.flatMap(({ items }) => items) ?? [], [result.data])
  const columns = useCaseColumns()
  const grid = useRef<HTMLDivElement>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const openNew = () => setNew(true)
  const { activeId, setActive } = useCaseListCommands({
    cases: rows,
    grid,
    search: searchRef,
    onNew: openNew,
  })
  useFocusWhenIdle(grid, !result.isPending)
  const go = (next: CasesSearch) => void navigate({ to: '/cases', search: next, replace: true })
  const open = ({ id }: { readonly id: string }) =>
    void navigate({ to: '/cases/$caseId', params: { caseId: id } })
  const newButton = mayOpen && (
    <Button variant="primary" icon={Plus} onPress={openNew}>
      {t('cases:new')}
    </Button>
  )
  const table = (
    <DataTable
      label={t('cases:table')}
      columns={columns}
      rows={rows}
      total={result.data && !result.hasNextPage ? rows.length : null}
      getRowId={caseId}
      activeId={activeId}
      onActiveChange={setActive}
      onOpen={open}
      onEndReached={() => {
        if (result.hasNextPage && !result.isPlaceholderData) void result.fetchNextPage()
      }}
      isLoading={result.isPending}
      isLoadingMore={result.isFetchingNextPage}
      empty={<CasesEmpty search={search} onChange={go} action={newButton} />}
      ref={grid}
    />
  )
  return (
    <Page layout="fill">
      <PageHeader title={t('cases:title')} subtitle={t('cases:subtitle')} actions={newButton} />
      <CasesToolbar
        search={search}
        onChange={go}
        searchRef={searchRef}
        onSearched={() => grid.current?.focus()}
      />
      <FillArea>
        <AsyncView result={result} skeleton={table}>
          {() => table}
        </AsyncView>
      </FillArea>
      <footer className={css['status']}>
        <span role="status">
          {result.data && t('cases:shown', { count: rows.length, formatted: format.count(rows.length) })}
          {result.hasNextPage && ` · ${t('cases:moreBelow')}`}
        </span>
        <span className={css['statusEnd']}>
          {result.isFetching && !result.isFetchingNextPage
            ? t('common:state.refreshing')
            : result.dataUpdatedAt > 0 &&
              t('cases:asOf', { time: format.instant(result.dataUpdatedAt, 'second') })}
        </span>
      </footer>
      {isNew && <NewCaseDialog onClose={() => setNew(false)} onOpened={open} />}
    </Page>
  )
}
