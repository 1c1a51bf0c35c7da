import type { messages as en } from '../en/attachments.ts'
import type { Messages } from '../resources.ts'

export const messages: Messages<typeof en> = {
  title: '附件',
  add: '附加檔案',
  none: '沒有附加檔案。',
  limits: '上限 {{size}}：{{types}}',
  failed: '未能附加檔案',
  verify: '再次核驗',
  intact: '未經更改 · {{at}}',
  broken: '與附加時不符 · {{at}}',
}
