import type { messages as en } from '#src/platform/locales/en/rules.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  title: '規則',
  subtitle: '現行規則登記冊：每條規則偵測甚麼、採用甚麼數值、數值從何而來。',
  detector: {
    'direct-exposure': '直接風險敞口',
    'indirect-exposure': '間接風險敞口',
    structuring: '拆分交易',
  },
  version: '第 {{version}} 版',
  owner: '負責人',
  references: '依據',
  categories: '類別',
  parameter: '參數',
  value: '數值',
  origin: '數值來源',
  regulation: '監管規定',
  ours: '本系統的起始值，有待校準',
  raised: '已發出',
  open: '未結',
  seeAlerts: '查看警示',
}
