import type { PGlite } from '@electric-sql/pglite'
import type { NoticePort } from '../ports.ts'
import { NOTICE_CHANNEL } from './notices.ts'

/** Notices of the embedded database: it has one process, and tells it. */
export function pgliteNotices(client: PGlite): NoticePort {
  return { listen: async (onNotice) => client.listen(NOTICE_CHANNEL, onNotice) }
}
