import { useTranslation } from 'react-i18next'
import { useSession } from '#src/platform/session.ts'
import { cx } from '#src/ui/cx.ts'
import css from './shell.module.css'

/** Who is signed in, and as what. */
export function UserBadge() {
  const { t } = useTranslation('shell')
  const session = useSession()
  if (session === null) return <span className={cx(css['signedOut'])}>{t('top.signedOut')}</span>
  const { name, role } = session.user
  return (
    <span className={cx(css['user'])}>
      <span aria-hidden className={cx(css['initials'])}>
        {initialsOf(name)}
      </span>
      <span className={cx(css['userText'])}>
        {name}
        <small>{role}</small>
      </span>
    </span>
  )
}

/** First letters of the first and last word; the first character of a name in Chinese. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map((word) => Array.from(word ?? '')[0]?.toLocaleUpperCase() ?? '').join('')
}
