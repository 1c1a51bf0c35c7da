import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { addressQuery, neighbourhoodQuery } from '#src/data/addresses.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { AccountHeader } from './account-header.tsx'
import { ExposurePanel } from './exposure-panel.tsx'
import css from './explorer.module.css'
import { FlowPanel } from './flow-panel.tsx'
import { FIRST_LIMIT } from './picture.ts'
import type { ExplorerSearch } from './search.ts'
import { TransfersPanel } from './transfers-panel.tsx'

interface AccountViewProps {
  readonly account: string
  readonly search: ExplorerSearch
  readonly onChange: (search: ExplorerSearch) => void
}

/** One account: who is said to hold it, the money around it, where it came from, every transfer. */
export function AccountView({ account, search, onChange }: AccountViewProps) {
  const { asset, side = 'source' } = search
  const facts = useQuery(addressQuery(account))
  const scope = asset === undefined ? {} : { asset }
  const first = useQuery({
    ...neighbourhoodQuery({ account, direction: 'both', limit: FIRST_LIMIT, ...scope }),
    // A picture that stands is the reader's: it is not asked for again under their hands.
    staleTime: Infinity,
  })
  return (
    <AsyncView result={facts} skeleton={<AccountSkeleton />}>
      {(known) => (
        <>
          <AccountHeader facts={known} />
          {known.seen ? (
            <>
              <AsyncView
                // The answer about the account before is not this one's.
                result={first.isPlaceholderData ? { ...first, data: undefined, isPending: true } : first}
                skeleton={<Skeleton height="34rem" />}
              >
                {(graph) => <FlowPanel first={graph} facts={known} search={search} onChange={onChange} />}
              </AsyncView>
              <ExposurePanel
                account={account}
                side={side}
                asset={asset}
                onSide={(next) => onChange({ ...search, side: next })}
              />
              <TransfersPanel account={account} asset={asset} />
            </>
          ) : (
            <Unseen />
          )}
        </>
      )}
    </AsyncView>
  )
}

function Unseen() {
  const { t } = useTranslation('explorer')
  return <p className={css['unseen']}>{t('unseen')}</p>
}

function AccountSkeleton() {
  return (
    <>
      <Skeleton height="9rem" />
      <Skeleton height="34rem" />
    </>
  )
}
