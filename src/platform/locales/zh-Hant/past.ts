import type { messages as en } from '#src/platform/locales/en/past.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  title: '時點',
  now: '以現在為準',
  known: '以 {{time}} 為準',
  hint: '圖面會按當時所持有及已知的資料重新查詢。時間為 {{zone}}。',
  field: { time: '轉帳截至', knownAt: '標籤於何時已知' },
  hints: { time: '留空：所持有的全部轉帳', knownAt: '留空：同一時間' },
  bad: '並非過去的時間',
  failed: '無法重新查詢；圖面維持原狀。',
  show: '顯示過去',
  back: '返回現在',
  note: '此為過去的圖面。',
  transfers: '轉帳截至 {{time}}。',
  allTransfers: '所持有的全部轉帳。',
  labels: '標籤為 {{time}} 已知者。',
  allLabels: '標籤為現在已知者。',
  details: '旁邊的詳情屬同一時點；監察範圍、客戶及未結案警示以現在為準。',
  exposure: '以當時為準；過去的圖面不會跨越跨鏈橋，追蹤止於該處。',
  unseen: '未持有此帳戶截至當時的轉帳。這並不說明其風險。',
  openAlerts: '未結案警示（現在）',
}
