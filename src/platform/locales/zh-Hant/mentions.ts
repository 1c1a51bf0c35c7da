import type { messages as en } from '../en/mentions.ts'
import type { Messages } from '../resources.ts'

export const messages: Messages<typeof en> = {
  title: '提及',
  unread_other: '提及：{{formatted}} 項未讀',
  none: '尚未有人在備註中提及你。',
  older: '顯示較早的提及',
  new: '未讀：',
  by: '{{name}} 提及了你',
  hint: '輸入 @ 以提及同事',
  people: '同事',
  offered_other: '{{formatted}} 位同事符合；以方向鍵選擇，按 Enter 選取。',
  tells: '將通知：{{names}}',
  separator: '、',
}
