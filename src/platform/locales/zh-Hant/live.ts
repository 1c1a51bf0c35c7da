import type { messages as en } from '../en/live.ts'
import type { Messages } from '../resources.ts'

export const messages: Messages<typeof en> = {
  state: {
    connecting: '正在連接即時更新',
    live: '即時：變更會即時顯示',
    reconnecting: '正在重新連接',
    offline: '自 {{time}} 起離線',
    offlineHint: '畫面內容可能已過時。資料不會遺失：連線恢復後會自動補上。',
  },
  newAlerts_other: '{{formatted}} 個新警示',
  newMany: '{{formatted}} 個以上新警示',
  outOfDate: '清單已有變更',
  show: '顯示',
  showHint: '重新讀取隊列；在此之前不會移動任何內容。',
  changed: '{{name}} 於 {{time}} 作出更改',
  changedByDesk: '系統於 {{time}} 作出更改',
  changedHint: '資料已更新，你輸入的內容已保留。',
  dismiss: '知道了',
  viewing_other: '{{names}} 正在查看',
}
