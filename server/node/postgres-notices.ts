import { Client } from 'pg'
import type { Log, NoticePort } from '../ports.ts'
import { NOTICE_CHANNEL, TRAIL_GREW } from '../store/notices.ts'

/** Pause before a broken ear is put up again, in milliseconds. */
const AGAIN_MS = 2_000

/**
 * Notices of a PostgreSQL server, over a connection of their own: a pool would hand the listening connection to
 * somebody else. A connection that breaks is opened again, and then the trail counts as grown: what was said in
 * between was not heard.
 */
export function postgresNotices(connectionString: string, log: Log): NoticePort {
  return {
    async listen(onNotice) {
      let isOver = false
      let client: Client | null = null
      let timer: ReturnType<typeof setTimeout> | undefined

      const connect = async (): Promise<void> => {
        const next = new Client({ connectionString })
        next.on('notification', ({ payload }) => onNotice(payload ?? ''))
        next.on('error', (error) => {
          log.warn('live.ear-lost', { message: error.message })
          again()
        })
        client = next
        await next.connect()
        await next.query(`listen ${NOTICE_CHANNEL}`)
      }
      const again = () => {
        if (isOver || timer !== undefined) return
        timer = setTimeout(() => {
          timer = undefined
          connect().then(() => onNotice(TRAIL_GREW), again)
        }, AGAIN_MS)
      }
      try {
        await connect()
      } catch (error) {
        log.warn('live.ear-lost', { message: error instanceof Error ? error.message : String(error) })
        again()
      }
      return async () => {
        isOver = true
        clearTimeout(timer)
        await client?.end()
      }
    },
  }
}
