import type { UtxoInput, UtxoOutput, UtxoTransaction } from './utxo.ts'

/** More satoshis than will ever be. */
const MOST_UNITS = 2_100_000_000_000_000

/** A transaction that cannot be read, and which of its fields is at fault, as a path: `vin[1].prevout.value`. */
export class EsploraError extends Error {
  readonly code: string
  readonly field: string
  readonly value: string

  constructor(code: string, field: string, value: unknown, reason: string) {
    super(`${field}: ${reason}`)
    this.name = 'EsploraError'
    this.code = code
    this.field = field
    this.value = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  }
}

/**
 * One transaction as Esplora writes it (the API of blockstream.info and mempool.space). Nothing is filled in: what an
 * input spent must stand with it, and inputs must cover outputs. `block` is null where it is not confirmed.
 * The order within the block is not in it. Addresses are as they stand there.
 *
 * @throws EsploraError
 */
export function readEsploraTransaction(json: unknown): UtxoTransaction {
  const tx = objectAt('transaction', json)
  const vin = listAt('vin', tx['vin'])
  const vout = listAt('vout', tx['vout'])
  const coinbase = vin.some((input, at) => objectAt(`vin[${at}]`, input)['is_coinbase'] === true)
  if (vin.length === 0) throw new EsploraError('missing-value', 'vin', [], 'the transaction has no inputs')
  if (vout.length === 0) throw new EsploraError('missing-value', 'vout', [], 'the transaction has no outputs')
  if (coinbase && vin.length > 1) {
    throw new EsploraError('bad-coinbase', 'vin', vin.length, 'a coinbase has one input, this one has more')
  }
  const { block, time } = placeOf(tx['status'])
  const weight = tx['weight'] === undefined ? null : wholeAt('weight', tx['weight'])
  const read = {
    txid: hashAt('txid', tx['txid']),
    block,
    txIndex: null,
    time,
    locktime: tx['locktime'] === undefined ? 0 : wholeAt('locktime', tx['locktime']),
    virtualSize: weight === null ? null : Math.ceil(weight / 4),
    coinbase,
    inputs: coinbase ? [] : vin.map((input, at) => inputOf(`vin[${at}]`, input)),
    outputs: vout.map((output, at) => outputOf(`vout[${at}]`, output)),
  }
  checkFee(read, tx['fee'])
  return read
}

/** New coins that a block of Bitcoin may make, in satoshis: 50 bitcoin, halved every 210,000 blocks. */
export function subsidyAt(height: number): bigint {
  const halvings = Math.floor(height / 210_000)
  return halvings >= 64 ? 0n : 5_000_000_000n >> BigInt(halvings)
}

/** What a coinbase collected beyond the new coins of its block; at most what it paid out. 0 for other transactions. */
export function collectedFees({ coinbase, block, outputs }: UtxoTransaction): bigint {
  if (!coinbase || block === null) return 0n
  const beyond = outputs.reduce((sum, { amount }) => sum + amount, 0n) - subsidyAt(block)
  return beyond > 0n ? beyond : 0n
}

function placeOf(json: unknown): Pick<UtxoTransaction, 'block' | 'time'> {
  const status = objectAt('status', json)
  if (status['confirmed'] === false) return { block: null, time: null }
  const time = status['block_time']
  return {
    block: wholeAt('status.block_height', status['block_height']),
    time: time === undefined || time === null ? null : wholeAt('status.block_time', time) * 1000,
  }
}

function inputOf(path: string, json: unknown): UtxoInput {
  const input = objectAt(path, json)
  const spent = `${hashAt(`${path}.txid`, input['txid'])}:${wholeAt(`${path}.vout`, input['vout'])}`
  const prevout = input['prevout']
  if (prevout === undefined || prevout === null) {
    const reason = 'is missing: without the coin that was spent, nobody knows who paid and how much'
    throw new EsploraError('missing-value', `${path}.prevout`, prevout, reason)
  }
  return { spent, ...outputOf(`${path}.prevout`, prevout) }
}

function outputOf(path: string, json: unknown): UtxoOutput {
  const output = objectAt(path, json)
  const amount = wholeAt(`${path}.value`, output['value'])
  if (amount > MOST_UNITS) {
    const reason = 'is more than all bitcoin there will ever be, in satoshis'
    throw new EsploraError('out-of-range', `${path}.value`, amount, reason)
  }
  return {
    address: textAt(`${path}.scriptpubkey_address`, output['scriptpubkey_address']),
    script: textAt(`${path}.scriptpubkey_type`, output['scriptpubkey_type']),
    amount: BigInt(amount),
  }
}

function checkFee(tx: UtxoTransaction, stated: unknown): void {
  if (tx.coinbase) return
  const sum = (coins: readonly UtxoOutput[]) => coins.reduce((total, { amount }) => total + amount, 0n)
  const left = sum(tx.inputs) - sum(tx.outputs)
  if (left < 0n) {
    const reason = `the outputs are ${-left} satoshis more than the inputs`
    throw new EsploraError('amount-conflict', 'vout', String(sum(tx.outputs)), reason)
  }
  if (stated === undefined || stated === null) return
  const fee = wholeAt('fee', stated)
  if (BigInt(fee) === left) return
  const reason = `the file says ${fee}, but inputs less outputs are ${left} satoshis`
  throw new EsploraError('amount-conflict', 'fee', fee, reason)
}

function objectAt(path: string, json: unknown): Record<string, unknown> {
  if (json === undefined) throw new EsploraError('missing-value', path, json, 'is missing')
  if (typeof json === 'object' && json !== null && !Array.isArray(json))
    return json as Record<string, unknown>
  throw new EsploraError('bad-type', path, json, 'is not an object')
}

function listAt(path: string, json: unknown): unknown[] {
  if (json === undefined) throw new EsploraError('missing-value', path, json, 'is missing')
  if (Array.isArray(json)) return json
  throw new EsploraError('bad-type', path, json, 'is not a list')
}

function wholeAt(path: string, json: unknown): number {
  if (json === undefined || json === null) throw new EsploraError('missing-value', path, json, 'is missing')
  if (typeof json === 'number' && Number.isSafeInteger(json) && json >= 0) return json
  throw new EsploraError('bad-number', path, json, `${JSON.stringify(json)} is not a whole number from 0`)
}

function textAt(path: string, json: unknown): string | null {
  if (json === undefined || json === null || json === '') return null
  if (typeof json === 'string') return json
  throw new EsploraError('bad-type', path, json, 'is not a text')
}

function hashAt(path: string, json: unknown): string {
  if (json === undefined) throw new EsploraError('missing-value', path, json, 'is missing')
  if (typeof json === 'string' && /^[0-9a-fA-F]{64}$/.test(json)) return json.toLowerCase()
  throw new EsploraError('bad-hash', path, json, 'a transaction id is 64 hexadecimal digits')
}
