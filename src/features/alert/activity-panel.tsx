import { useQuery } from '@tanstack/react-query'
import { type Activity, alertActivityQuery } from '#src/data/alerts.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { activityQuote, activitySentence, mentionedPeople } from './activity-words.ts'
import css from './alert.module.css'
import { callsIn } from './mention-text.ts'
import { useWords } from './use-alert-t.ts'

/** What happened to the alert, newest first, straight from the audit trail. */
export function ActivityPanel({ alertId }: { readonly alertId: string }) {
  const { t, format } = useWords()
  const result = useQuery(alertActivityQuery(alertId))
  return (
    <Panel title={t('alert:activity')} {...(result.data ? { meta: format.count(result.data.length) } : {})}>
      <AsyncView result={result}>
        {(items) => (
          <ol className={css['timeline']}>
            {items.map((item) => (
              <Entry key={item.seq} item={item} />
            ))}
          </ol>
        )}
      </AsyncView>
    </Panel>
  )
}

function Entry({ item }: { readonly item: Activity }) {
  const { t } = useWords()
  const quote = activityQuote(item)
  return (
    <li>
      <p>{activitySentence(item, t)}</p>
      {quote !== null && (
        <blockquote>
          {callsIn(quote, mentionedPeople(item)).map((part) =>
            part.isCall ? <strong key={part.at}>{part.text}</strong> : part.text,
          )}
        </blockquote>
      )}
      <Timestamp at={item.at} show="both" />
    </li>
  )
}
