import { useRouter, type LinkProps } from '@tanstack/react-router'
import { useMemo } from 'react'
import { NAVIGATION, type NavGroup, type NavItem } from './navigation.ts'

/** A navigation entry whose path is known to the router. */
export interface Destination extends Omit<NavItem, 'to'> {
  readonly to: NonNullable<LinkProps['to']>
}

export interface DestinationGroup extends Omit<NavGroup, 'items'> {
  readonly items: readonly Destination[]
}

/** The groups and entries whose paths have a route. */
export function useNavigation(): DestinationGroup[] {
  const router = useRouter()
  return useMemo(
    () =>
      NAVIGATION.map((group) => ({
        ...group,
        items: group.items.filter((item): item is NavItem & Destination => item.to in router.routesByPath),
      })).filter((group) => group.items.length > 0),
    [router],
  )
}
