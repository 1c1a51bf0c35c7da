import { Outlet, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '#src/platform/session.ts'
import { Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { NotPermitted } from '#src/ui/states.tsx'
import { NAVIGATION } from './navigation.ts'

const ITEMS = NAVIGATION.flatMap((group) => group.items)

/** The page of the address, or that this role may not see it: said once, before anything is asked for. */
export function GuardedOutlet() {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  const permissions = useSession()?.permissions ?? []
  const item = ITEMS.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
  if (item === undefined || permissions.includes(item.permission)) return <Outlet />
  return (
    <Page>
      <PageHeader title={t(`nav.${item.key}`)} />
      <NotPermitted />
    </Page>
  )
}
