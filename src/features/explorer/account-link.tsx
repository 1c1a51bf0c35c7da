import { Link } from '@tanstack/react-router'
import type { Graph } from '#src/data/addresses.ts'
import { AddressChip } from '#src/ui/hash-chip.tsx'

interface AccountLinkProps {
  readonly account: Graph['nodes'][number]['account']
  readonly name?: string | null
  readonly isTabStop?: boolean
}

/** An account that opens in the explorer. */
export function AccountLink({ account, name = null, isTabStop = true }: AccountLinkProps) {
  return (
    <AddressChip
      address={account.address}
      name={name}
      isTabStop={isTabStop}
      // Not a component: the chip gives it the styled text.
      // oxlint-disable-next-line react/no-unstable-nested-components
      link={(text) => (
        <Link to="/explore" search={{ account: account.key }} {...(isTabStop ? {} : { tabIndex: -1 })}>
          {text}
        </Link>
      )}
    />
  )
}
