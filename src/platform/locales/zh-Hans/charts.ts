import type { messages as en } from '#src/platform/locales/en/charts.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  definition: '计算方法',
  showTable: '以表格显示',
  showChart: '以图表显示',
  downloadCsv: '下载 CSV',
  empty: '此期间没有数据',
  day: '日期',
  category: '类别',
  value: '数值',
  total: '合计',
  unknown: '不详',
  keys: '方向键移动，Enter 打开',
}
