import { base58xrp } from '@scure/base'
import { rejected, type Recognition } from './address-types.ts'
import { hasBase58Checksum } from './base58.ts'
import { XRP_LEDGER } from './chain-ids.ts'

const SHAPE = /^r[rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz]{24,34}$/

export function looksLikeXrp(text: string): boolean {
  return SHAPE.test(text)
}

/** Classic XRP Ledger account: version 0 and 20 bytes in base58check of the ripple alphabet. */
export function recogniseXrp(text: string): Recognition {
  const bytes = base58xrp.decode(text)
  if (bytes.length !== 25 || !hasBase58Checksum(bytes)) {
    return rejected('bad-checksum', 'the XRP Ledger checksum does not match: at least one character is wrong')
  }
  return {
    ok: true,
    family: 'xrp',
    canonical: text,
    display: text,
    type: 'account',
    possibleChains: [XRP_LEDGER],
  }
}
