import { useEffect } from 'react'
import { Eye, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { alertActivityQuery } from '#src/data/alerts.ts'
import { dismissChange, useLiveStore, useViewers } from '#src/data/live/live-store.ts'
import { usePresence } from '#src/data/live/use-presence.ts'
import { useSession } from '#src/platform/session.ts'
import { wallClock } from '#src/platform/timezone.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { activitySentence } from './activity-words.ts'
import css from './live-change.module.css'
import { useAlertT } from './use-alert-t.ts'

/** Who else is here, and what somebody else did while this page was open. The facts below are already the new ones. */
export function LiveChange({ alertId }: { readonly alertId: string }) {
  const { t } = useTranslation('live')
  const alertT = useAlertT()
  const { timezone } = useFormat()
  const news = useLiveStore((state) => state.changes[alertId])
  usePresence(alertId)
  useEffect(() => () => dismissChange(alertId), [alertId])
  const done = useQuery(alertActivityQuery(alertId)).data?.find(
    ({ at, type }) => at === news?.at && type === news.type,
  )
  const time = news === undefined ? '' : wallClock(Date.parse(news.at), timezone).time
  return (
    <div className={css['place']}>
      <Viewers alertId={alertId} />
      <div role="status" className={css['change']}>
        {news !== undefined && (
          <>
            <RefreshCw size={15} aria-hidden />
            <span>
              <b>
                {news.actor === null
                  ? t('changedByDesk', { time })
                  : t('changed', { name: news.actor.name, time })}
              </b>{' '}
              {done !== undefined && `${activitySentence(done, alertT)}. `}
              {t('changedHint')}
            </span>
            <Button size="small" onPress={() => dismissChange(alertId)}>
              {t('dismiss')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

function Viewers({ alertId }: { readonly alertId: string }) {
  const { t } = useTranslation('live')
  const me = useSession()?.user.id
  const others = useViewers(alertId).filter((person) => person.id !== me)
  if (others.length === 0) return null
  return (
    <span className={css['viewers']}>
      <Badge tone="accent" icon={Eye}>
        {t('viewing', { count: others.length, names: others.map((person) => person.name).join(', ') })}
      </Badge>
    </span>
  )
}
