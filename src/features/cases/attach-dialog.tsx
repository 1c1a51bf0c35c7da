import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { investigationListQuery } from '#src/data/investigations.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { SearchField } from '#src/ui/search-field.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import type { CaseDialogProps } from './case-dialogs.tsx'
import { ChoiceList } from './choice-list.tsx'
import { OrderDialog } from './order-dialog.tsx'
import { useCaseT } from './use-case-t.ts'

/** Attaches a saved investigation, found by its name. */
export function AttachDialog({ matter, orders, onClose }: CaseDialogProps) {
  const t = useCaseT()
  const format = useFormat()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const q = text.trim()
  const result = useInfiniteQuery(investigationListQuery({ whose: 'team', ...(q === '' ? {} : { q }) }))
  const attached = new Set(matter.members.investigations.map(({ investigation: { id } }) => id))
  return (
    <OrderDialog
      title={t('cases:attachTitle')}
      confirm={t('cases:attachConfirm')}
      matter={matter}
      orders={orders}
      type="attach-investigation"
      order={chosen === null ? null : { type: 'attach-investigation', investigationId: chosen }}
      onClose={onClose}
    >
      <SearchField
        label={t('cases:attachSearch')}
        value={text}
        onChange={setText}
        maxLength={200}
        // Whoever opens this came to search.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <AsyncView
        result={result}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyLine>{t('cases:attachNone')}</EmptyLine>}
      >
        {({ pages }) => (
          <ChoiceList
            label={t('cases:attachTitle')}
            items={pages.flatMap(({ items }) => items)}
            idOf={({ id }) => id}
            isDisabled={({ id }) => attached.has(id)}
            chosen={chosen}
            onChoose={setChosen}
          >
            {({ id, name, updatedBy, updatedAt, steps }) => (
              <>
                <b>{name}</b>
                <small>
                  {attached.has(id) ? `${t('cases:inCase')} · ` : ''}
                  {updatedBy.name} · <Timestamp at={updatedAt} show="relative" /> ·{' '}
                  {t('cases:steps', { count: steps, formatted: format.count(steps) })}
                </small>
              </>
            )}
          </ChoiceList>
        )}
      </AsyncView>
      {result.hasNextPage && (
        <Button
          size="small"
          isLoading={result.isFetchingNextPage}
          onPress={() => void result.fetchNextPage()}
        >
          {t('cases:loadMore')}
        </Button>
      )}
    </OrderDialog>
  )
}
