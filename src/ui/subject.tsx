import { cx } from './cx.ts'
import { AddressChip, HashChip } from './hash-chip.tsx'
import css from './subject.module.css'

export interface SubjectProps {
  readonly subject: {
    readonly id: string
    readonly customer: { readonly name: string; readonly ref: string } | null
    readonly account: { readonly address: string } | null
    readonly txHash: string | null
  }
}

/** Who an alert is about, in the cell of a table: the customer with their reference, else the account, else the transaction. */
export function Subject({ subject: { customer, account, txHash, id } }: SubjectProps) {
  if (customer !== null) {
    return (
      <span title={`${customer.name} · ${customer.ref}`}>
        {customer.name} <small className={cx(css['ref'])}>{customer.ref}</small>
      </span>
    )
  }
  if (account !== null) return <CellAddress address={account.address} />
  if (txHash !== null) return <HashChip hash={txHash} isTabStop={false} />
  return <span className={cx(css['id'])}>{id}</span>
}

/** An address in the cell of a table. */
export function CellAddress({ address }: { readonly address: string }) {
  return (
    <span className={cx(css['address'])}>
      <AddressChip address={address} isTabStop={false} />
    </span>
  )
}
