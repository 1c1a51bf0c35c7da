import type { messages as en } from '#src/platform/locales/en/users.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  title: '人员',
  subtitle: '此工作台的人员及职能。四眼原则需要两位可结案的人员。',
  add: '新增人员',
  name: '姓名',
  email: '电邮',
  role: '职能',
  password: '初始密码',
  passwordHint: '至少 12 个字符，请当面交付。',
  create: '新增',
  created: '{{name}} 现可登录',
  roleHint: {
    analyst: '分流、就中度或以下作决定、上报',
    approver: '复核结案',
    mlro: '决定是否举报',
    manager: '查看警示及趋势，不作决定',
    auditor: '可读取一切，不可更改',
    admin: '管理工作台，看不到案件内容',
  },
}
