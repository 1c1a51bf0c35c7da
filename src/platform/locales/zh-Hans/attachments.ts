import type { messages as en } from '../en/attachments.ts'
import type { Messages } from '../resources.ts'

export const messages: Messages<typeof en> = {
  title: '附件',
  add: '附加文件',
  none: '没有附加文件。',
  limits: '上限 {{size}}：{{types}}',
  failed: '未能附加文件',
  verify: '再次核验',
  intact: '未经更改 · {{at}}',
  broken: '与附加时不符 · {{at}}',
}
