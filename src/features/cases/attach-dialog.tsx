import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { investigationListQuery } from '#src/data/investigations.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { SearchField } from '#src/ui/search-field.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { CaseConflict } from './case-conflict.tsx'
import css from './cases.module.css'
import type { CaseDialogProps } from './case-dialogs.tsx'
import { ChoiceList } from './choice-list.tsx'
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
    <Dialog
      title={t('cases:attachTitle')}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="ghost" onPress={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={chosen === null}
            isLoading={orders.isPending}
            onPress={() =>
              chosen !== null &&
              orders.send({ type: 'attach-investigation', investigationId: chosen }, onClose)
            }
          >
            {t('cases:attachConfirm')}
          </Button>
        </>
      }
    >
      <div className={css['form']}>
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
        <CaseConflict orders={orders} now={matter} />
        {orders.error !== null && orders.sent === 'attach-investigation' && (
          <InlineError error={orders.error} />
        )}
      </div>
    </Dialog>
  )
}
