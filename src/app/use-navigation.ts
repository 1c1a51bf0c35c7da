import { useRouter, type LinkProps } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useSession } from '#src/platform/session.ts'
import { NAVIGATION, type NavGroup, type NavItem } from './navigation.ts'

/** A navigation entry whose path is known to the router. */
export interface Destination extends Omit<NavItem, 'to'> {
  readonly to: NonNullable<LinkProps['to']>
}

export interface DestinationGroup extends Omit<NavGroup, 'items'> {
  readonly items: readonly Destination[]
}

/** The groups and entries that lead somewhere this person may go. */
export function useNavigation(): DestinationGroup[] {
  const router = useRouter()
  const permissions = useSession()?.permissions
  return useMemo(
    () =>
      NAVIGATION.map((group) => ({
        ...group,
        items: group.items.filter(
          (item): item is NavItem & Destination =>
            item.to in router.routesByPath && permissions?.includes(item.permission) === true,
        ),
      })).filter((group) => group.items.length > 0),
    [router, permissions],
  )
}
