import { useQuery } from '@tanstack/react-query'
import { type Activity, activityQuote } from '#src/data/activity.ts'
import { alertActivityQuery } from '#src/data/alerts.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { Timeline } from '#src/ui/timeline.tsx'
import { activitySentence, mentionedPeople } from './activity-words.ts'
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
          <Timeline
            items={items.map((item) => ({
              id: item.seq,
              title: activitySentence(item, t),
              quote: quoteOf(item),
              at: item.at,
            }))}
          />
        )}
      </AsyncView>
    </Panel>
  )
}

/** What the person wrote, whom it calls apart. */
function quoteOf(item: Activity) {
  const quote = activityQuote(item)
  if (quote === null) return null
  return callsIn(quote, mentionedPeople(item)).map((part) =>
    part.isCall ? <strong key={part.at}>{part.text}</strong> : part.text,
  )
}
