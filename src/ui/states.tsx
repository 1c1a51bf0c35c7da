import { Ban, CircleAlert, Compass, Inbox, type LucideIcon, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { explain } from './explain.ts'
import css from './states.module.css'

interface FrameProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly role?: 'alert'
}

function Frame({ icon: Icon, title, children, actions, role }: FrameProps) {
  return (
    <div className={cx(css['state'])} {...(role ? { role } : {})}>
      <Icon size={26} strokeWidth={1.5} aria-hidden />
      <p className={cx(css['title'])}>{title}</p>
      {children}
      {actions !== undefined && <div className={cx(css['actions'])}>{actions}</div>}
    </div>
  )
}

export interface EmptyStateProps {
  readonly title?: string
  /** Why it is empty and what to do about it. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly icon?: LucideIcon
}

/** Nothing to show, and why. */
export function EmptyState({ title, children, actions, icon = Inbox }: EmptyStateProps) {
  const { t } = useTranslation()
  return (
    <Frame icon={icon} title={title ?? t('state.emptyTitle')} actions={actions}>
      {children !== undefined && <div className={cx(css['text'])}>{children}</div>}
    </Frame>
  )
}

/** The same in one line, inside a list or a popover. */
export function EmptyLine({ children }: { readonly children: ReactNode }) {
  return <p className={cx(css['line'])}>{children}</p>
}

export interface ErrorStateProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

/** What went wrong, what to do about it, and the number to quote. 403 and 404 have their own words. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation()
  if (error instanceof ApiProblem && error.status === 403) return <NotPermitted>{error.detail}</NotPermitted>
  if (error instanceof ApiProblem && error.status === 404) return <NotFound>{error.detail}</NotFound>
  const { title, advice, requestId, errors } = explain(error, t)
  const offline = error instanceof ApiProblem && error.kind === 'network'
  return (
    <Frame
      role="alert"
      icon={offline ? WifiOff : CircleAlert}
      title={title}
      {...(onRetry ? { actions: <Button onPress={onRetry}>{t('action.retry')}</Button> } : {})}
    >
      <p className={cx(css['text'])}>{advice}</p>
      {errors.length > 0 && (
        <ul className={cx(css['errors'])}>
          {errors.map((item) => (
            <li key={`${item.row}·${item.field}·${item.message}`}>
              {[item.row === null ? null : `#${item.row}`, item.field, item.message]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
        </ul>
      )}
      {requestId !== null && <p className={cx(css['id'])}>{t('state.requestId', { id: requestId })}</p>}
    </Frame>
  )
}

/** The signed-in role may not see this. */
export function NotPermitted({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Frame icon={Ban} title={t('error.notPermitted')}>
      <p className={cx(css['text'])}>{children ?? t('error.notPermittedHint')}</p>
    </Frame>
  )
}

export interface NotFoundProps {
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** The address leads nowhere. */
export function NotFound({ children, actions }: NotFoundProps) {
  const { t } = useTranslation()
  return (
    <Frame icon={Compass} title={t('error.notFound')} actions={actions}>
      <p className={cx(css['text'])}>{children ?? t('error.notFoundHint')}</p>
    </Frame>
  )
}
