import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { Opening } from './opening/opening.tsx'
import { originKey, originOf } from './opening/origin.ts'
import { StartScreen } from './opening/start-screen.tsx'
import { SearchBox } from './search-box.tsx'
import type { ExplorerSearch } from './search.ts'
import { SearchResults } from './search-results.tsx'
import { TransactionView } from './transaction-view.tsx'

/** Follow the money: from anywhere, as far as it goes. What is shown is in the address. */
export function ExplorerPage() {
  const { t } = useTranslation('explorer')
  const search = useSearch({ from: '/explore' })
  const navigate = useNavigate()
  const go = useCallback(
    (next: ExplorerSearch, replace = false) => void navigate({ to: '/explore', search: next, replace }),
    [navigate],
  )
  const origin = originOf(search)
  const [adopted, setAdopted] = useState<{ readonly id: string; readonly key: string } | null>(null)
  if (origin !== null && search.q === undefined) {
    // What got its name on this page goes on under the name: nothing is loaded again.
    const key = origin.kind === 'saved' && adopted?.id === origin.id ? adopted.key : originKey(origin)
    return (
      <Opening
        key={key}
        origin={origin}
        search={search}
        onSearch={(next) => go(next, originSame(search, next))}
        onSaved={(id, { view, table, tab, sel, at }) => {
          setAdopted({ id, key })
          go({ investigation: id, view, table, tab, sel, at }, true)
        }}
      />
    )
  }
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <SearchBox search={search} onChange={(next) => go(next, true)} />
      {search.q ? (
        <SearchResults query={search.q} />
      ) : search.tx ? (
        <TransactionView tx={search.tx} onDraw={() => go({ transactions: [search.tx!] })} />
      ) : (
        <StartScreen onOpen={go} />
      )}
    </Page>
  )
}

/** Looking elsewhere within one investigation is no page of its own; another beginning is. */
function originSame(before: ExplorerSearch, after: ExplorerSearch): boolean {
  const [a, b] = [originOf(before), originOf(after)]
  return a !== null && b !== null && originKey(a) === originKey(b)
}
