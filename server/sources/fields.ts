/** Readers of single cells that several files share. Each throws a {@link FieldError} in words for an analyst. */
import { nativeAddress } from '#core/chain/account-key.ts'
import type { DetectedAddress } from '#core/chain/address-types.ts'
import { detectAddress } from '#core/chain/address.ts'
import { formatAccountId } from '#core/chain/caip.ts'
import { chainName, resolveChain } from '#core/chain/chains.ts'
import { ChainFormatError } from '#core/chain/errors.ts'
import { FieldError, type RowNotice } from './rows.ts'
import { parseInstant } from './time.ts'

/** Turns an error of core/chain into the rejection of a field; everything else goes on. */
export function asField<T>(field: string, value: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ChainFormatError)) throw error
    throw new FieldError(error.code, field, value, `${field}: ${error.message}`)
  }
}

/** A cell that must not be empty. */
export function required(field: string, value: string): string {
  if (value === '') throw new FieldError('missing-value', field, value, `${field} is empty`)
  return value
}

/** CAIP-2 id of a chain named by its id or a common name. */
export function readChain(field: string, value: string): string {
  return asField(field, value, () => resolveChain(required(field, value)))
}

/** One of a few words, whatever their case. */
export function readChoice<T extends string>(field: string, value: string, choices: readonly T[]): T {
  const word = required(field, value).toLowerCase()
  const found = choices.find((choice) => choice === word)
  if (found !== undefined) return found
  throw new FieldError('bad-choice', field, value, `${field}: "${value}" is none of ${choices.join(', ')}`)
}

/** A whole number from 0 that a Number holds exactly; null where the cell is empty. */
export function readPosition(field: string, value: string): number | null {
  if (value === '') return null
  const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN
  if (!Number.isSafeInteger(number)) {
    throw new FieldError('bad-number', field, value, `${field}: "${value}" is not a whole number from 0`)
  }
  return number
}

/** Epoch milliseconds; null where the cell is empty. */
export function readInstant(field: string, value: string, zone: 'stated' | 'utc'): number | null {
  if (value === '') return null
  const time = parseInstant(value, zone)
  if (time === null) {
    const example = zone === 'stated' ? '2022-08-01T21:32:31Z, with its zone' : '2022-08-01T21:32:31Z'
    throw new FieldError(
      'bad-time',
      field,
      value,
      `${field}: "${value}" is not an ISO 8601 time such as ${example}`,
    )
  }
  return time
}

export interface AddressOnChain {
  /** CAIP-10 account key. */
  readonly account: string
  /** The form that is compared, as the chain itself writes it. */
  readonly canonical: string
  /** The form that is shown, with its checksum. */
  readonly display: string
}

/** An address that must be one of `chain`. */
export function readAddressOn(
  chain: string,
  field: string,
  value: string,
  notices: RowNotice[],
): AddressOnChain & { readonly detected: DetectedAddress } {
  const detected = readAddress(field, required(field, value), chain, [])
  if (detected.chain !== chain) {
    const reason = `${field}: "${value}" is not an address of ${chainName(chain)}`
    throw new FieldError('wrong-chain', field, value, reason)
  }
  noteAll(field, detected, notices)
  const canonical = nativeAddress(chain, detected)
  const display = canonical === detected.canonical ? detected.display : canonical
  return { account: formatAccountId({ chain, address: canonical }), canonical, display, detected }
}

/** An address of whatever family it is; `hint` only chooses among the chains it is possible on. */
export function readAddress(
  field: string,
  value: string,
  hint: string | null,
  notices: RowNotice[],
): DetectedAddress {
  const detected = detectAddress(value, hint)
  if (!detected.ok) throw new FieldError(detected.code, field, value, `${field}: ${detected.reason}`)
  noteAll(field, detected, notices)
  return detected
}

function noteAll(field: string, detected: DetectedAddress, notices: RowNotice[]): void {
  for (const notice of detected.notices) notices.push({ ...notice, field })
}
