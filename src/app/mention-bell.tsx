import { useQuery } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SeenMentions, unreadMentionsQuery, useReadMentions } from '#src/data/mentions.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { IconButton } from '#src/ui/icon-button.tsx'
import { Popover } from '#src/ui/popover.tsx'
import { SkeletonLines } from '#src/ui/skeleton.tsx'
import css from './mention-bell.module.css'

// Every page has the bell; few who look at a page open it.
const MentionList = lazy(async () => ({ default: (await import('./mention-list.tsx')).MentionList }))

/** More than this is not read as a number. */
const MOST = 99

/**
 * Notes that call the reader, and how many are unread. Those shown count as read once the list is closed, so that
 * what was new stays marked for as long as one looks.
 */
export function MentionBell() {
  const { t } = useTranslation('mentions')
  const format = useFormat()
  const unread = useQuery(unreadMentionsQuery).data ?? 0
  const read = useReadMentions()
  const [isOpen, setOpen] = useState(false)
  const seen = useRef<SeenMentions | null>(null)
  const formatted = format.count(unread)
  const change = (next: boolean) => {
    setOpen(next)
    if (next) return
    if (seen.current !== null && unread > 0) read.mutate(seen.current)
    seen.current = null
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
          <Suspense fallback={<SkeletonLines lines={4} />}>
            <MentionList
              onShown={(shown) => {
                seen.current = shown
              }}
              onOpen={() => change(false)}
            />
          </Suspense>
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
