import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { bech32 } from '@scure/base'

/* Invented transactions as Esplora writes them: addresses and ids are made of names, and well formed. */

const digest = (name: string) => sha256(utf8ToBytes(`invented ${name}`))

/** The id of the transaction of a name. */
export const txidOf = (name: string): string => bytesToHex(digest(`transaction ${name}`))

/** The address of a name on Bitcoin's main network, with its checksum. */
export const addressOf = (name: string): string => witnessAddress('bc', name)

/** The same on the test network. */
export const testAddressOf = (name: string): string => witnessAddress('tb', name)

const witnessAddress = (prefix: string, name: string) =>
  bech32.encode(prefix, [0, ...bech32.toWords(digest(`address ${name}`).subarray(0, 20))])

/** `who` is a name, or null for a script without an address; satoshis. */
export type Coin = readonly [who: string | null, amount: number]

export interface EsploraDraft {
  readonly name: string
  readonly block: number | null
  /** Epoch seconds; ten minutes a block where left out. */
  readonly time?: number
  /** None: a coinbase. */
  readonly inputs?: readonly Coin[]
  readonly outputs: readonly Coin[]
  /** Script of outputs without an address. */
  readonly script?: string
}

const GENESIS_LATER = 1_600_000_000

/** One transaction, as `GET /tx/:txid` answers. Each input spends the coin of its place in a transaction before. */
export function esploraTransaction({
  name,
  block,
  time,
  inputs,
  outputs,
  script = 'op_return',
}: EsploraDraft) {
  const coin = ([who, value]: Coin) => ({
    scriptpubkey: '',
    scriptpubkey_asm: '',
    scriptpubkey_type: who === null ? script : 'v0_p2wpkh',
    ...(who === null ? {} : { scriptpubkey_address: addressOf(who) }),
    value,
  })
  const sum = (coins: readonly Coin[]) => coins.reduce((total, [, amount]) => total + amount, 0)
  return {
    txid: txidOf(name),
    version: 2,
    locktime: 0,
    vin:
      inputs === undefined
        ? [{ txid: '0'.repeat(64), vout: 4_294_967_295, prevout: null, is_coinbase: true, sequence: 0 }]
        : inputs.map((input, at) => ({
            txid: txidOf(`before ${name} ${at}`),
            vout: at,
            prevout: coin(input),
            is_coinbase: false,
            sequence: 0,
          })),
    vout: outputs.map(coin),
    size: 222,
    weight: 561,
    fee: inputs === undefined ? 0 : sum(inputs) - sum(outputs),
    status:
      block === null
        ? { confirmed: false }
        : {
            confirmed: true,
            block_height: block,
            block_hash: bytesToHex(digest(`block ${block}`)),
            block_time: time ?? GENESIS_LATER + block * 600,
          },
  }
}
