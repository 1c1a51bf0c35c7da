import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { investigationListQuery } from '#src/data/investigations.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { SearchField } from '#src/ui/search-field.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import css from '../explorer.module.css'
import { InvestigationList } from './investigation-list.tsx'

const SHELVES = ['mine', 'team', 'archived'] as const
type Shelf = (typeof SHELVES)[number]

interface InvestigationsSheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onOpen: (id: string) => void
}

/** Saved investigations: the reader's own, the team's, and those put away. */
export function InvestigationsSheet({ isOpen, onClose, onOpen }: InvestigationsSheetProps) {
  const { t } = useTranslation('investigation')
  return (
    <Dialog
      title={t('list.title')}
      placement="side"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
    >
      {() => <Shelves onOpen={onOpen} />}
    </Dialog>
  )
}

function Shelves({ onOpen }: Pick<InvestigationsSheetProps, 'onOpen'>) {
  const { t } = useTranslation('investigation')
  const [shelf, setShelf] = useState<Shelf>('mine')
  const [text, setText] = useState('')
  const q = text.trim()
  const result = useInfiniteQuery(
    investigationListQuery({
      whose: shelf === 'mine' ? 'mine' : 'team',
      state: shelf === 'archived' ? 'archived' : 'active',
      ...(q === '' ? {} : { q }),
    }),
  )
  return (
    <div className={css['detail']}>
      <SearchField label={t('list.search')} value={text} onChange={setText} maxLength={200} />
      <div role="group" aria-label={t('list.shelf')} className={css['switch']}>
        {SHELVES.map((each) => (
          <Button
            key={each}
            size="small"
            variant={each === shelf ? 'secondary' : 'ghost'}
            aria-pressed={each === shelf}
            onPress={() => setShelf(each)}
          >
            {t(`list.${each}`)}
          </Button>
        ))}
      </div>
      <AsyncView
        result={result}
        isEmpty={({ pages }) => pages.every((page) => page.items.length === 0)}
        empty={<EmptyState title={t('list.empty')} />}
      >
        {({ pages }) => (
          <>
            <InvestigationList items={pages.flatMap((page) => page.items)} onOpen={onOpen} />
            {result.hasNextPage && (
              <Button isLoading={result.isFetchingNextPage} onPress={() => void result.fetchNextPage()}>
                {t('list.more')}
              </Button>
            )}
          </>
        )}
      </AsyncView>
    </div>
  )
}
