import type { messages as en } from '#src/platform/locales/en/past.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  title: '时点',
  now: '以现在为准',
  known: '以 {{time}} 为准',
  hint: '图面会按当时所持有及已知的数据重新查询。时间为 {{zone}}。',
  field: { time: '转账截至', knownAt: '标签于何时已知' },
  hints: { time: '留空：所持有的全部转账', knownAt: '留空：同一时间' },
  bad: '并非过去的时间',
  failed: '无法重新查询；图面维持原状。',
  show: '显示过去',
  back: '返回现在',
  note: '此为过去的图面。',
  transfers: '转账截至 {{time}}。',
  allTransfers: '所持有的全部转账。',
  labels: '标签为 {{time}} 已知者。',
  allLabels: '标签为现在已知者。',
  details: '旁边的详情属同一时点；监察范围、客户及未结案警报以现在为准。',
  exposure: '以当时为准；过去的图面不会跨越跨链桥，追踪止于该处。',
  unseen: '未持有此账户截至当时的转账。这并不说明其风险。',
  openAlerts: '未结案警报（现在）',
}
