import type { messages as en } from '../en/mentions.ts'
import type { Messages } from '../resources.ts'

export const messages: Messages<typeof en> = {
  title: '提及',
  unread_other: '提及：{{formatted}} 项未读',
  none: '尚未有人在备注中提及你。',
  older: '显示较早的提及',
  new: '未读：',
  by: '{{name}} 提及了你',
  hint: '输入 @ 以提及同事',
  people: '同事',
  offered_other: '{{formatted}} 位同事符合；以方向键选择，按 Enter 选取。',
  tells: '将通知：{{names}}',
  separator: '、',
}
