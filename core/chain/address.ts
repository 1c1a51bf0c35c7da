import { recogniseAccountName, looksLikeAccountName } from './address-antelope.ts'
import { recogniseBase32 } from './address-base32.ts'
import { recogniseBase58 } from './address-base58.ts'
import { bech32Prefix, recogniseAvalanche, recogniseBech32 } from './address-bech32.ts'
import { looksLikeCashAddr, recogniseCashAddr } from './address-cashaddr.ts'
import { recogniseEvm, recogniseXdc } from './address-evm.ts'
import { looksLikeMonero, recogniseMonero } from './address-monero.ts'
import {
  rejected,
  type AddressNotice,
  type DetectedAddress,
  type Recognition,
  type RejectedAddress,
} from './address-types.ts'
import { looksLikeXrp, recogniseXrp } from './address-xrp.ts'
import { chainName, findChain } from './chains.ts'

const LONGEST = 200

/**
 * Says what address a text is, from the text alone. `hint` (a CAIP-2 id or a common chain name) chooses among the
 * chains the address is possible on and is never believed against it: an impossible hint leaves a notice.
 * A hint that names no chain at all (a token symbol such as USDT) is no hint. Whitespace around the address is
 * removed and noticed. Never throws.
 */
export function detectAddress(text: string, hint: string | null = null): DetectedAddress | RejectedAddress {
  const trimmed = text.trim()
  const hinted = hint === null ? null : chainMeant(hint)
  const found = recognise(trimmed, hinted)
  if (!found.ok) return found
  const notices: AddressNotice[] = []
  if (trimmed !== text) {
    notices.push({ code: 'trimmed', message: 'whitespace around the address was removed' })
  }
  if (found.family === 'solana') {
    notices.push({
      code: 'no-checksum',
      message: 'Solana addresses have no checksum: a typing error cannot be seen',
    })
  }
  const chain = chooseChain(found.possibleChains, found.family, hinted)
  if (hinted !== null && chain !== hinted) {
    notices.push({
      code: 'hint-impossible',
      message: `this is not an address of ${chainName(hinted)}; it is one of ${possibleNames(found.possibleChains)}`,
      values: { hint: chainName(hinted), possible: possibleNames(found.possibleChains) },
    })
  }
  const namespace = (chain ?? found.possibleChains[0] ?? 'polkadot:').split(':', 1)[0] ?? ''
  return { ...found, namespace, chain, notices }
}

function chainMeant(hint: string): string | null {
  return findChain(hint)?.id ?? (hint.includes(':') ? hint : null)
}

function recognise(text: string, hint: string | null): Recognition {
  if (text === '') return rejected('empty', 'the address is empty')
  if (text.length > LONGEST) return rejected('too-long', `no address has more than ${LONGEST} characters`)
  const start = text.slice(0, 2)
  if (start === '0x' || start === '0X') return recogniseEvm(text)
  if (/^xdc[0-9a-fA-F]{40}$/.test(text)) return recogniseXdc(text)
  if (/^[0-9a-fA-F]+$/.test(text) && (text.length === 40 || text.length === 64)) return bareHex(text)
  if (looksLikeCashAddr(text)) return recogniseCashAddr(text)
  if (/^[XP]-/.test(text)) return recogniseAvalanche(text)
  const prefix = bech32Prefix(text)
  if (prefix !== null) return recogniseBech32(text, prefix)
  if (looksLikeXrp(text)) return recogniseXrp(text)
  if (looksLikeMonero(text)) return recogniseMonero(text)
  const base32 = recogniseBase32(text)
  if (base32 !== null) return base32
  if (looksLikeAccountName(text)) return recogniseAccountName(text, hint)
  return recogniseBase58(text)
}

function bareHex(text: string): RejectedAddress {
  return text.length === 40
    ? rejected(
        'unknown-format',
        '40 hexadecimal digits without 0x: write 0x in front if this is an EVM address',
      )
    : rejected(
        'looks-like-hash',
        '64 hexadecimal digits are a transaction hash, a payment id or an account of a chain that is not supported',
      )
}

function chooseChain(possible: readonly string[], family: string, hint: string | null): string | null {
  if (hint !== null && possible.includes(hint)) return hint
  // An EVM account exists on chains that have no name here too, and an SS58 account with the generic prefix on any.
  if (hint !== null && family === 'evm' && possible.length > 1 && hint.startsWith('eip155:')) return hint
  if (hint !== null && family === 'substrate' && possible.length === 0 && hint.startsWith('polkadot:'))
    return hint
  return possible.length === 1 ? (possible[0] ?? null) : null
}

function possibleNames(possible: readonly string[]): string {
  if (possible.length === 0) return 'a Substrate chain that it does not name'
  if (possible.length > 4) return `${chainName(possible[0] ?? '')} and ${possible.length - 1} more`
  return possible.map(chainName).join(', ')
}
