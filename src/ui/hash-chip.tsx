import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type CoinAccount, coinNameOf } from '#core/ledger/coin-accounts.ts'
import { shortenMiddle } from '#src/platform/format.ts'
import css from './chip.module.css'
import { shortAddress } from './coin-account.ts'
import { CopyButton } from './copy-button.tsx'
import { cx } from './cx.ts'

interface ChipProps {
  readonly value: string
  /** The whole value, for a page about it. Default: shortened in the middle. */
  readonly isFull?: boolean
  /** Show the copy button without hovering. */
  readonly isCopyShown?: boolean
  readonly isTabStop?: boolean
  /** Turns the text into a link: `(text) => <Link to="…">{text}</Link>` is given the styled text. */
  readonly link?: (text: ReactNode) => ReactNode
}

export interface AddressChipProps extends Omit<ChipProps, 'value'> {
  /** As it was given: the case of a checksum is never changed. */
  readonly address: string
  /** Who it belongs to, where a label says so. */
  readonly name?: string | null
}

/** An address: shortened in the middle, full on hover and to screen readers, copied with one click. */
export function AddressChip({ address, name, ...rest }: AddressChipProps) {
  const coin = coinNameOf(address)
  if (coin !== null) return <CoinChip address={address} coin={coin} {...rest} />
  return <Chip value={address} name={name} head={8} tail={6} {...rest} />
}

interface CoinChipProps extends Omit<AddressChipProps, 'name'> {
  readonly coin: CoinAccount
}

/** What stands for an account where there is no address: said in words, and which one it is. */
function CoinChip({ address, coin: { role, of }, isFull = false, ...rest }: CoinChipProps) {
  const { t } = useTranslation('flow')
  const name = t(`coin.${role}`)
  // Nobody's: there is nothing to open.
  if (role === 'new-coins') return <span>{name}</span>
  if (role === 'fees') return <span>{`${name} ${shortAddress(address)}`}</span>
  return <Chip value={of} name={name} short={isFull ? of : shortAddress(address)} isFull={isFull} {...rest} />
}

/** A transaction hash, a digest, an id of an investigation. */
export function HashChip({ hash, ...rest }: Omit<ChipProps, 'value'> & { readonly hash: string }) {
  return <Chip value={hash} name={null} head={10} tail={6} {...rest} />
}

interface InnerProps extends ChipProps {
  readonly name: string | null | undefined
  /** Characters kept at either end. */
  readonly head?: number
  readonly tail?: number
  /** The shortened form, where it is another than that. */
  readonly short?: string
}

function Chip({
  value,
  name,
  head = 8,
  tail = 6,
  short: given,
  isFull,
  isCopyShown,
  isTabStop = true,
  link,
}: InnerProps) {
  const short = given ?? (isFull ? value : shortenMiddle(value, head, tail))
  // The title is for the mouse; the visually hidden text is what a screen reader hears instead of the cut form.
  const text = (
    <span className={cx(css['text'])} title={value}>
      {short === value ? (
        value
      ) : (
        <>
          <span aria-hidden>{short}</span>
          <span className="visually-hidden">{value}</span>
        </>
      )}
    </span>
  )
  return (
    <span className={cx(css['chip'], isCopyShown && css['always'], isFull && css['full'])}>
      {name && <span className={cx(css['name'])}>{name}</span>}
      {link ? link(text) : text}
      <CopyButton value={value} isTabStop={isTabStop} />
    </span>
  )
}
