import type { messages as en } from '#src/platform/locales/en/facts.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  badge: '来自文件',
  ofFile: '文件中的事实，未与本工作台的数据核对。',
  ofDesk: '本工作台自有的事实。',
  unchecked: '由 {{person}} 于 {{time}} 写出。',
  held: '其 {{total}} 笔流动中，本工作台持有 {{held}} 笔。',
  otherwise_other: '{{formatted}} 个账户在此的归属不同，或没有归属。',
  showDesk: '显示本工作台的事实',
  showFile: '显示文件的事实',
}
