import type { messages as en } from '#src/platform/locales/en/facts.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  badge: '來自檔案',
  ofFile: '檔案中的事實，未與本工作台的資料核對。',
  ofDesk: '本工作台自有的事實。',
  unchecked: '由 {{person}} 於 {{time}} 寫出。',
  held: '其 {{total}} 筆流動中，本工作台持有 {{held}} 筆。',
  otherwise_other: '{{formatted}} 個帳戶在此的歸屬不同，或沒有歸屬。',
  showDesk: '顯示本工作台的事實',
  showFile: '顯示檔案的事實',
}
