import { coinNameOf, type CoinRole } from '#core/ledger/coin-accounts.ts'
import { shortenMiddle } from '#src/platform/format.ts'

/** An account in short: its address, or which transaction, coin or block it stands for where it is none. */
export function shortAddress(address: string): string {
  const coin = coinNameOf(address)
  if (coin === null) return shortenMiddle(address, 8, 6)
  const [hash = '', output] = coin.of.split(':')
  const short = hash.length > 16 ? shortenMiddle(hash, 6, 4) : hash
  if (coin.role === 'fees') return `#${short}`
  if (coin.role === 'new-coins') return 'coinbase'
  return output === undefined ? short : `${short}:${output}`
}

/** What an account is where it is no address; null for an address. */
export function coinRoleOf(address: string): CoinRole | null {
  return coinNameOf(address)?.role ?? null
}
