import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { AlertSummary } from '#core/contract/alerts.ts'
import { LiveAlert, LiveStart, Presence } from '#core/contract/live.ts'
import { now } from '#src/platform/clock.ts'
import type { StreamMessage } from '#src/platform/event-stream.ts'
import { type Alert, alertKeys, alertQuery } from '../alerts.ts'
import { mentionKeys } from '../mentions.ts'
import {
  type Arrival,
  forgetViewers,
  keepArrivals,
  keepChange,
  keepStale,
  keepViewers,
  type LiveNews,
} from './live-store.ts'

/** Messages that come together (a bulk decision, a run of the engine) are worked off together. */
const COLLECT_MS = 300
/** Rows that are read anew one by one; beyond it the queue says that it is out of date. */
const MAX_ROWS = 20

interface Page {
  readonly items: readonly Alert[]
}

/**
 * Works what the stream says into what the page holds, without moving anything: open facts are read anew, rows that
 * are there change where they stand, and what is new waits until somebody asks for it.
 *
 * @returns what takes a message
 */
export function createApplier(client: QueryClient, me: string): (message: StreamMessage) => void {
  let arrivals: Arrival[] = []
  let changed = new Map<string, LiveNews>()
  let timer: ReturnType<typeof setTimeout> | undefined

  /** First the facts, then the word that they changed. */
  const renewFacts = async (news: LiveNews) => {
    await client.invalidateQueries({ queryKey: alertKeys.one(news.alertId) })
    if (news.actor?.id !== me) keepChange(news)
  }
  const workOff = () => {
    timer = undefined
    if (arrivals.length > 0) keepArrivals(arrivals)
    const news = [...changed.values()]
    arrivals = []
    changed = new Map()
    for (const each of news) void renewFacts(each)
    const listed = news.map(({ alertId }) => alertId).filter((id) => isListed(client, id))
    if (listed.length > MAX_ROWS) keepStale(now())
    else for (const alertId of listed) void renewRow(client, alertId)
  }
  const collect = () => {
    timer ??= setTimeout(workOff, COLLECT_MS)
  }
  const renewMentions = () => void client.invalidateQueries({ queryKey: mentionKeys.all })
  const renewOpen = () => {
    renewMentions()
    void client.invalidateQueries({ queryKey: [...alertKeys.all, 'one'] })
  }
  const hearNews = (news: LiveNews) => {
    if (news.mentionsYou) renewMentions()
    if (news.kind === 'raised') arrivals.push({ alertId: news.alertId, at: news.at, heardAt: now() })
    else changed.set(news.alertId, news)
    collect()
  }

  return ({ event, data }) => {
    const value: unknown = JSON.parse(data)
    if (event === 'alert') hearNews(LiveAlert.parse(value))
    else if (event === 'presence') keepViewers(Presence.parse(value))
    else if (event === 'ready') {
      forgetViewers()
      // A new line: what was read while it was being laid may have changed since.
      if (!LiveStart.parse(value).resumed) renewOpen()
    } else if (event === 'resync') {
      forgetViewers()
      keepStale(now())
      renewOpen()
    }
  }
}

const LISTS = [...alertKeys.all, 'list']

function isListed(client: QueryClient, alertId: string): boolean {
  return client
    .getQueriesData<InfiniteData<Page>>({ queryKey: LISTS })
    .some(([, data]) => data?.pages.some((page) => page.items.some((row) => row.id === alertId)))
}

/** Puts the alert as it is now where its row stands. A row that no longer fits the filter stays until the next look. */
async function renewRow(client: QueryClient, alertId: string): Promise<void> {
  const detail = await client.fetchQuery({ ...alertQuery(alertId), staleTime: 0 }).catch(() => null)
  if (detail === null) return keepStale(now())
  const row = AlertSummary.parse(detail)
  client.setQueriesData<InfiniteData<Page>>({ queryKey: LISTS }, (data) =>
    data === undefined
      ? data
      : {
          ...data,
          pages: data.pages.map((page) =>
            page.items.some((each) => each.id === alertId)
              ? { ...page, items: page.items.map((each) => (each.id === alertId ? row : each)) }
              : page,
          ),
        },
  )
}
