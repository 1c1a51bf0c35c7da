import { Link } from '@tanstack/react-router'
import { HashChip } from '#src/ui/hash-chip.tsx'

interface TransactionLinkProps {
  readonly transfer: { readonly chain: string; readonly txHash: string }
  readonly isTabStop?: boolean
}

/** A transaction that opens in the explorer. */
export function TransactionLink({ transfer, isTabStop = true }: TransactionLinkProps) {
  return (
    <HashChip
      hash={transfer.txHash}
      isTabStop={isTabStop}
      // Not a component: the chip gives it the styled text.
      // oxlint-disable-next-line react/no-unstable-nested-components
      link={(text) => (
        <Link
          to="/explore"
          search={{ tx: `${transfer.chain}/${transfer.txHash}` }}
          {...(isTabStop ? {} : { tabIndex: -1 })}
        >
          {text}
        </Link>
      )}
    />
  )
}
