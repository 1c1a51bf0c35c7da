import type { messages as en } from '#src/platform/locales/en/session.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  signIn: '登入',
  tagline: '監察交易、追蹤資金、憑證據作決定。',
  email: '電郵',
  password: '密碼',
  personas: '您想以誰的身分登入？',
  personasHint: '這是示範工作台，所有人物及資料均屬虛構。選擇一位，查看該職能所見的內容。',
  setup: '建立系統管理員',
  setupHint: '此工作台尚無資料。第一位使用者負責管理：使用者、名單及來源。個案內容由您其後加入的人員處理。',
  name: '姓名',
  passwordHint: '最少 12 個字元，用一句話亦可。',
  create: '建立並登入',
  failed: '未能登入',
}
