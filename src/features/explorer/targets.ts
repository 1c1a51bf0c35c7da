import { linkOptions } from '@tanstack/react-router'
import type { z } from 'zod'
import type { search } from '#core/contract/addresses.ts'

export type Found = z.output<NonNullable<typeof search.ok.schema>>['items'][number]

/** The page of what a search found. */
export function targetOf(item: Pick<Found, 'kind' | 'id'>) {
  switch (item.kind) {
    case 'account':
    // A label is about an account.
    case 'label':
      return linkOptions({ to: '/explore', search: { account: item.id } })
    case 'transaction':
      return linkOptions({ to: '/explore', search: { tx: item.id } })
    case 'alert':
      return linkOptions({ to: '/alerts/$alertId', params: { alertId: item.id } })
    case 'case':
      return linkOptions({ to: '/explore', search: { case: item.id } })
    case 'investigation':
      return linkOptions({ to: '/explore', search: { investigation: item.id } })
    case 'actor':
    default:
      // An actor is named by labels.
      return linkOptions({ to: '/labels', search: { q: item.id } })
  }
}
