import { useTranslation } from 'react-i18next'
import type { Role } from '#core/workflow/roles.ts'
import { useSession } from '#src/platform/session.ts'
import { initialsOf } from '#src/platform/format.ts'
import { cx } from '#src/ui/cx.ts'
import css from './shell.module.css'

/** Who is signed in, and as what. */
export function UserBadge() {
  const { t } = useTranslation(['shell', 'domain'])
  const session = useSession()
  if (session === null) return <span className={cx(css['signedOut'])}>{t('shell:top.signedOut')}</span>
  const { name, role } = session.user
  return (
    <span className={cx(css['user'])}>
      <span aria-hidden className={cx(css['initials'])}>
        {initialsOf(name)}
      </span>
      <span className={cx(css['userText'])}>
        {name}
        <small>{t(`domain:role.${role as Role}`)}</small>
      </span>
    </span>
  )
}
