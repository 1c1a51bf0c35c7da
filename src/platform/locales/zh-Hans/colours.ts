import type { messages as en } from '#src/platform/locales/en/colours.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  title_other: '{{formatted}} 个账户的颜色',
  command: '颜色',
  none: '无颜色',
  marked: '标为{{colour}}',
  name: {
    blue: '蓝色',
    orange: '橙色',
    teal: '青色',
    pink: '粉红色',
    olive: '橄榄色',
    sky: '天蓝色',
    brown: '棕色',
    grey: '灰色',
  },
  shape: {
    blue: '蓝色圆形',
    orange: '橙色方形',
    teal: '青色三角形',
    pink: '粉红色菱形',
    olive: '橄榄色十字',
    sky: '天蓝色星形',
    brown: '棕色六边形',
    grey: '灰色圆环',
  },
}
