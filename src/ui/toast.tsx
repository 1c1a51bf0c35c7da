import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import css from './toast.module.css'

export interface ToastMessage {
  readonly title: string
  readonly detail?: string
  readonly tone?: 'ok' | 'info' | 'danger'
  readonly action?: { readonly label: string; readonly run: () => void }
}

const SHOWN_MS = 6_000
const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 })

/** Says that something happened. Failures and messages with an action stay until they are dismissed. */
export function toast(message: ToastMessage): void {
  const stays = message.tone === 'danger' || message.action !== undefined
  queue.add(message, stays ? {} : { timeout: SHOWN_MS })
}

const ICON = { ok: CircleCheck, info: Info, danger: CircleAlert } as const
const COLOR = { ok: 'var(--ok)', info: 'var(--info)', danger: 'var(--danger)' } as const

/** Where toasts appear. Mounted once, by the shell. */
export function ToastArea() {
  const { t } = useTranslation()
  return (
    <ToastRegion queue={queue} className={cx(css['region'])}>
      {({ toast: shown }) => {
        const { title, detail, tone = 'info', action } = shown.content
        const Icon = ICON[tone]
        const close = () => queue.close(shown.key)
        return (
          <Toast toast={shown} className={cx(css['toast'])}>
            <Icon size={16} color={COLOR[tone]} aria-hidden />
            <ToastContent className={cx(css['content'])}>
              <Text slot="title" className={cx(css['title'])}>
                {title}
              </Text>
              {detail !== undefined && (
                <Text slot="description" className={cx(css['detail'])}>
                  {detail}
                </Text>
              )}
            </ToastContent>
            {action && (
              <Button
                size="small"
                onPress={() => {
                  action.run()
                  close()
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton icon={X} size="small" label={t('action.dismiss')} onPress={close} />
          </Toast>
        )
      }}
    </ToastRegion>
  )
}
