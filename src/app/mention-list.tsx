import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type Mention, mentionsQuery, type SeenMentions } from '#src/data/mentions.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { SeverityShape, toSeverity } from '#src/ui/severity.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { useLatest } from '#src/ui/use-latest.ts'
import css from './mention-bell.module.css'

interface MentionListProps {
  /** What the list shows, each time that changes. */
  readonly onShown: (shown: SeenMentions) => void
  /** A mention leads to its alert. */
  readonly onOpen: () => void
}

/** Notes that call the reader, newest first; older ones on request. */
export function MentionList({ onShown, onOpen }: MentionListProps) {
  const { t } = useTranslation('mentions')
  const result = useInfiniteQuery(mentionsQuery)
  const shown = result.data?.pages.flatMap(({ items }) => items) ?? []
  const [upTo, from] = [shown[0]?.id, shown.at(-1)?.id]
  const latest = useLatest(onShown)
  useEffect(() => {
    if (from !== undefined && upTo !== undefined) latest.current({ from, upTo })
  }, [from, upTo, latest])
  return (
    <AsyncView result={result} isEmpty={() => shown.length === 0} empty={<EmptyLine>{t('none')}</EmptyLine>}>
      {() => (
        <>
          <ol>
            {shown.map((mention) => (
              <Entry key={mention.id} mention={mention} onOpen={onOpen} />
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
  )
}

function Entry({ mention, onOpen }: { readonly mention: Mention; readonly onOpen: () => void }) {
  const { t } = useTranslation(['mentions', 'domain'])
  const { alert, by, at, readAt } = mention
  const rule = t(`domain:rule.${alert.rule.id as 'T01'}`, { defaultValue: alert.rule.name })
  return (
    <li data-unread={readAt === null || undefined}>
      <Link to="/alerts/$alertId" params={{ alertId: alert.id }} onClick={onOpen}>
        {readAt === null && <span className="visually-hidden">{t('mentions:new')}</span>}
        <strong>{t('mentions:by', { name: by.name })}</strong>
        <span className={css['alert']}>
          <SeverityShape severity={toSeverity(alert.severity)} />
          {rule} · {t(`domain:status.${alert.status as 'new'}`, { defaultValue: alert.status })}
        </span>
      </Link>
      <Timestamp at={at} show="relative" />
    </li>
  )
}
