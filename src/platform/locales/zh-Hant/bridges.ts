import type { messages as en } from '#src/platform/locales/en/bridges.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  title: '已追蹤的跨鏈',
  hint: '按跨鏈橋、資產、金額及時間配對兩條鏈上的轉帳。除非兩端均載有該橋本身的編號，否則配對只屬可能，並非確定。',
  unlinked: '跨鏈橋，另一端不確定',
  unlinkedLong: '經跨鏈橋轉移：另一端不確定',
  unlinkedHint: '這些資金經過跨鏈橋，轉出的可能屬於他人。不知道並不等於沒有風險。',
  into: '存入',
  out: '轉出',
  arrived: '佔資金 {{share}}',
  explicit: '兩端載有該橋本身的編號',
  implicit: '橋、資產、金額及時間吻合',
  confidence: '可能性 {{value}}',
  more_other: '另有 {{count}} 筆較小的跨鏈未有列出。',
  via_other: '經 {{count}} 座跨鏈橋',
}
