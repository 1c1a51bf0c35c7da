import { X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import css from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

export interface DialogProps {
  readonly title: string
  /** A function is given `close`. */
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  readonly footer?: ReactNode | ((close: () => void) => ReactNode)
  /** The button that opens it; leave it out and use `isOpen` and `onOpenChange` to control it. */
  readonly trigger?: ReactElement
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  /** `side` is a sheet on the right for details beside their list. */
  readonly placement?: 'center' | 'side'
  readonly size?: 'medium' | 'wide'
  /** A click outside closes it. Off for forms in which work could be lost. */
  readonly isDismissable?: boolean
}

/** A modal dialog or side sheet: focus goes in, stays in, and comes back. */
export function Dialog(props: DialogProps) {
  const { trigger, isOpen, onOpenChange } = props
  const control = {
    ...(isOpen === undefined ? {} : { isOpen }),
    ...(onOpenChange === undefined ? {} : { onOpenChange }),
  }
  if (trigger === undefined) return <Frame {...props} control={control} />
  return (
    <DialogTrigger {...control}>
      {trigger}
      <Frame {...props} control={{}} />
    </DialogTrigger>
  )
}

interface FrameProps extends DialogProps {
  readonly control: { isOpen?: boolean; onOpenChange?: (isOpen: boolean) => void }
}

function Frame({
  title,
  children,
  footer,
  control,
  placement = 'center',
  size,
  isDismissable = true,
}: FrameProps) {
  const { t } = useTranslation()
  const side = placement === 'side'
  return (
    <ModalOverlay
      {...control}
      isDismissable={isDismissable}
      className={cx(css['overlay'], side && css['side'])}
    >
      <Modal className={cx(side ? css['sheet'] : css['modal'], size === 'wide' && css['wide'])}>
        <AriaDialog className={cx(css['dialog'])}>
          {({ close }) => (
            <>
              <header className={cx(css['head'])}>
                <Heading slot="title" className={cx(css['title'])}>
                  {title}
                </Heading>
                <IconButton icon={X} label={t('action.close')} onPress={close} />
              </header>
              <div className={cx(css['body'])}>
                {typeof children === 'function' ? children(close) : children}
              </div>
              {footer !== undefined && (
                <footer className={cx(css['foot'])}>
                  {typeof footer === 'function' ? footer(close) : footer}
                </footer>
              )}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
