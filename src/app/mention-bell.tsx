import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Bell } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Mention, mentionsQuery, useReadMentions } from '#src/data/mentions.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { Popover } from '#src/ui/popover.tsx'
import { SeverityShape, toSeverity } from '#src/ui/severity.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './mention-bell.module.css'

/** More than this is not read as a number. */
const MOST = 99

/**
 * Notes that call the reader, and how many are unread. Those shown count as read once the list is closed, so that
 * what was new stays marked for as long as one looks.
 */
export function MentionBell() {
  const { t } = useTranslation('mentions')
  const format = useFormat()
  const result = useInfiniteQuery(mentionsQuery)
  const read = useReadMentions()
  const [isOpen, setOpen] = useState(false)
  const unread = result.data?.pages[0]?.unread ?? 0
  const shown = result.data?.pages.flatMap(({ items }) => items) ?? []
  const formatted = format.count(unread)
  const change = (next: boolean) => {
    setOpen(next)
    const [newest, oldest] = [shown[0], shown.at(-1)]
    if (!next && newest !== undefined && oldest !== undefined && unread > 0) {
      read.mutate({ from: oldest.id, upTo: newest.id })
    }
  }
  return (
    <span className={css['bell']}>
      <Popover
        label={t('title')}
        placement="bottom end"
        isOpen={isOpen}
        onOpenChange={change}
        trigger={
          <IconButton
            icon={Bell}
            label={unread === 0 ? t('title') : t('unread', { count: unread, formatted })}
          />
        }
      >
        <div className={css['list']}>
          <h2>{t('title')}</h2>
          <AsyncView
            result={result}
            isEmpty={() => shown.length === 0}
            empty={<EmptyLine>{t('none')}</EmptyLine>}
          >
            {() => (
              <>
                <ol>
                  {shown.map((mention) => (
                    <Entry key={mention.id} mention={mention} onOpen={() => change(false)} />
                  ))}
                </ol>
                {result.hasNextPage && (
                  <Button
                    size="small"
                    variant="ghost"
                    isLoading={result.isFetchingNextPage}
                    onPress={() => void result.fetchNextPage()}
                  >
                    {t('older')}
                  </Button>
                )}
              </>
            )}
          </AsyncView>
        </div>
      </Popover>
      {unread > 0 && (
        <span className={css['count']} aria-hidden>
          {unread > MOST ? `${format.count(MOST)}+` : formatted}
        </span>
      )}
    </span>
  )
}

function Entry({ mention, onOpen }: { readonly mention: Mention; readonly onOpen: () => void }) {
  const { t } = useTranslation(['mentions', 'domain'])
  const { alert, by, at, readAt } = mention
  return (
    <li data-unread={readAt === null || undefined}>
      <Link to="/alerts/$alertId" params={{ alertId: alert.id }} onClick={onOpen}>
        {readAt === null && <span className="visually-hidden">{t('mentions:new')}</span>}
        <strong>{t('mentions:by', { name: by.name })}</strong>
        <span className={css['alert']}>
          <SeverityShape severity={toSeverity(alert.severity)} />
          {t(`domain:rule.${alert.rule.id as 'T01'}`, { defaultValue: alert.rule.name })} ·{' '}
          {t(`domain:status.${alert.status as 'new'}`, { defaultValue: alert.status })}
        </span>
      </Link>
      <Timestamp at={at} show="relative" />
    </li>
  )
}
