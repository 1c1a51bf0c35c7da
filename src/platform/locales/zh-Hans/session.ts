import type { messages as en } from '#src/platform/locales/en/session.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  signIn: '登录',
  tagline: '监察交易、追踪资金、凭证据作决定。',
  email: '电邮',
  password: '密码',
  personas: '您想以谁的身份登录？',
  personasHint: '这是演示工作台，所有人物及资料均属虚构。选择一位，查看该职能所见的内容。',
  setup: '创建系统管理员',
  setupHint: '此工作台尚无资料。第一位用户负责管理：用户、名单及来源。案件内容由您其后加入的人员处理。',
  name: '姓名',
  passwordHint: '至少 12 个字符，用一句话亦可。',
  create: '创建并登录',
  failed: '未能登录',
}
