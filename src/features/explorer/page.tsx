import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { AccountView } from './account-view.tsx'
import { SearchBox } from './search-box.tsx'
import type { ExplorerSearch } from './search.ts'
import { SearchResults } from './search-results.tsx'
import { TransactionView } from './transaction-view.tsx'

/** Any address or transaction, and the money before and after it. What is shown is in the address. */
export function ExplorerPage() {
  const { t } = useTranslation('explorer')
  const search = useSearch({ from: '/explore' })
  const navigate = useNavigate()
  const go = (next: ExplorerSearch, replace = false) =>
    void navigate({ to: '/explore', search: next, replace })
  return (
    <Page>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <SearchBox search={search} onChange={(next) => go(next, true)} />
      {search.q ? (
        <SearchResults query={search.q} />
      ) : search.tx ? (
        <TransactionView tx={search.tx} />
      ) : search.account ? (
        <AccountView
          // Another account is another investigation.
          key={`${search.account} ${search.asset ?? ''}`}
          account={search.account}
          search={search}
          onChange={(next) => go(next, true)}
        />
      ) : (
        <SearchResults query="" />
      )}
    </Page>
  )
}
