import type { messages as en } from '#src/platform/locales/en/users.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  title: '人員',
  subtitle: '此工作台的人員及職能。四眼原則需要兩位可結案的人員。',
  add: '新增人員',
  name: '姓名',
  email: '電郵',
  role: '職能',
  password: '初始密碼',
  passwordHint: '最少 12 個字元，請當面交付。',
  create: '新增',
  created: '{{name}} 現可登入',
  roleHint: {
    analyst: '分流、就中度或以下作決定、上報',
    approver: '覆核結案',
    mlro: '決定是否舉報',
    manager: '查看警示及趨勢，不作決定',
    auditor: '可讀取一切，不可更改',
    admin: '管理工作台，看不到個案內容',
  },
}
