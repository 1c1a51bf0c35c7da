import type { messages as en } from '#src/platform/locales/en/colours.ts'
import type { Messages } from '#src/platform/locales/resources.ts'

export const messages: Messages<typeof en> = {
  title_other: '{{formatted}} 個帳戶的顏色',
  command: '顏色',
  none: '無顏色',
  marked: '標為{{colour}}',
  name: {
    blue: '藍色',
    orange: '橙色',
    teal: '青色',
    pink: '粉紅色',
    olive: '橄欖色',
    sky: '天藍色',
    brown: '棕色',
    grey: '灰色',
  },
  shape: {
    blue: '藍色圓形',
    orange: '橙色方形',
    teal: '青色三角形',
    pink: '粉紅色菱形',
    olive: '橄欖色十字',
    sky: '天藍色星形',
    brown: '棕色六角形',
    grey: '灰色圓環',
  },
}
