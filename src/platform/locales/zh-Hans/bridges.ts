import type { messages as en } from '#src/platform/locales/en/bridges.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  title: '已追踪的跨链',
  hint: '按跨链桥、资产、金额及时间配对两条链上的转账。除非两端均载有该桥本身的编号，否则配对只属可能，并非确定。',
  unlinked: '跨链桥，另一端不确定',
  unlinkedLong: '经跨链桥转移：另一端不确定',
  unlinkedHint: '这些资金经过跨链桥，转出的可能属于他人。不知道并不等于没有风险。',
  into: '存入',
  out: '转出',
  arrived: '占资金 {{share}}',
  explicit: '两端载有该桥本身的编号',
  implicit: '桥、资产、金额及时间吻合',
  confidence: '可能性 {{value}}',
  more_other: '另有 {{count}} 笔较小的跨链未有列出。',
  via_other: '经 {{count}} 座跨链桥',
}
