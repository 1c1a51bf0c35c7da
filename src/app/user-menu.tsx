import { LogOut } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useSessionFacts, useSignInAsPersona, useSignOut } from '#src/data/session.ts'
import { cx } from '#src/ui/cx.ts'
import { Menu } from '#src/ui/menu.tsx'
import css from './shell.module.css'
import { UserBadge } from './user-badge.tsx'

/** Who is signed in; sign out; in a demonstration, be somebody else. */
export function UserMenu() {
  const { t } = useTranslation(['shell', 'domain'])
  const facts = useSessionFacts().data
  const signOut = useSignOut()
  const become = useSignInAsPersona()
  const user = facts?.user
  if (!user) return <UserBadge />
  const name = t('shell:top.user', { name: user.name, role: t(`domain:role.${user.role as 'analyst'}`) })
  const personas = facts.personas.map((persona) => ({
    id: persona.id,
    label: persona.name,
    hint: persona.title,
  }))
  return (
    <Menu
      label={name}
      placement="bottom end"
      trigger={
        <AriaButton className={cx(css['userButton'])}>
          <UserBadge />
        </AriaButton>
      }
      groups={[
        ...(personas.length > 0
          ? [
              {
                id: 'persona',
                title: t('shell:top.persona'),
                selected: user.id,
                onSelect: (id: string) => become.mutate(id),
                items: personas,
              },
            ]
          : []),
        {
          id: 'session',
          items: [
            {
              id: 'sign-out',
              label: t('shell:top.signOut'),
              icon: LogOut,
              onAction: () => signOut.mutate(),
            },
          ],
        },
      ]}
    />
  )
}
