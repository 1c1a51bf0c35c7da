import type { messages as en } from '#src/platform/locales/en/charts.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  definition: '計算方法',
  showTable: '以表格顯示',
  showChart: '以圖表顯示',
  downloadCsv: '下載 CSV',
  empty: '此期間沒有資料',
  day: '日期',
  category: '類別',
  value: '數值',
  total: '合計',
  unknown: '不詳',
  keys: '方向鍵移動，Enter 開啟',
}
