import type { messages as en } from '#src/platform/locales/en/rules.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  title: '规则',
  subtitle: '现行规则登记册：每条规则侦测什么、采用什么数值、数值从何而来。',
  detector: {
    'direct-exposure': '直接风险敞口',
    'indirect-exposure': '间接风险敞口',
    structuring: '拆分交易',
  },
  version: '第 {{version}} 版',
  owner: '负责人',
  references: '依据',
  categories: '类别',
  parameter: '参数',
  value: '数值',
  origin: '数值来源',
  regulation: '监管规定',
  ours: '本系统的起始值，有待校准',
  raised: '已发出',
  open: '未结',
  seeAlerts: '查看警报',
}
