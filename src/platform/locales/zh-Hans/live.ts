import type { messages as en } from '../en/live.ts'
import type { Messages } from '../resources.ts'

export const messages: Messages<typeof en> = {
  state: {
    connecting: '正在连接实时更新',
    live: '实时：变更会即时显示',
    reconnecting: '正在重新连接',
    offline: '自 {{time}} 起离线',
    offlineHint: '画面内容可能已过时。数据不会丢失：连接恢复后会自动补上。',
  },
  newAlerts_other: '{{formatted}} 个新警示',
  newMany: '{{formatted}} 个以上新警示',
  outOfDate: '列表已有变更',
  show: '显示',
  showHint: '重新读取队列；在此之前不会移动任何内容。',
  changed: '{{name}} 于 {{time}} 作出更改',
  changedByDesk: '系统于 {{time}} 作出更改',
  changedHint: '数据已更新，你输入的内容已保留。',
  dismiss: '知道了',
  viewing_other: '{{names}} 正在查看',
}
