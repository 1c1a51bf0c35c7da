import { nativeAsset } from '#core/chain/assets.ts'
import { BITCOIN } from '#core/chain/chain-ids.ts'
import { collectedFees, EsploraError, readEsploraTransaction } from '#core/ledger/esplora.ts'
import type { Transfer } from '#core/ledger/types.ts'
import { inSpendingOrder, transfersOfUtxo, type UtxoOutput, type UtxoTransaction } from '#core/ledger/utxo.ts'
import { readAddressOn } from './fields.ts'
import { type JsonItem, readJsonItems } from './json-items.ts'
import { createMemo } from './memo.ts'
import { FieldError, FileError, type ParsedRow, rejectRow, type Row, type RowNotice } from './rows.ts'
import type { TransferRow } from './transfers-csv.ts'

const ASSET = bitcoinAsset()

/** Faults of an address that say what the file is of, and not only that the address is wrong. */
const OTHER_NETWORK: readonly string[] = ['wrong-chain', 'test-network']

/**
 * Reads transactions of Bitcoin as Esplora writes them: `/address/…/txs`, `/block/…/txs`, `/tx/…`, one page or several.
 * A transaction becomes the transfers of its inputs, outputs and fee, all of them or none. Those that stand together in
 * one block are put in the order that their spending allows, because the format does not say theirs.
 *
 * @throws FileError where the file is broken off, or of another network than Bitcoin's main one
 */
export async function* parseEsploraJson(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Row<TransferRow>> {
  const addressOf = createAddressReader()
  /** Transactions met so far in a block: those of a later page come after them. */
  const met = new Map<number, number>()
  let block: ReadTransaction[] = []
  for await (const item of readJsonItems(chunks, 'transaction')) {
    const read = readItem(item, addressOf)
    if (!read.ok) {
      yield read
      continue
    }
    if (block.length > 0 && block[0]?.tx.block !== read.tx.block) {
      yield* transfersOf(block, met)
      block = []
    }
    block.push(read)
  }
  yield* transfersOf(block, met)
}

interface ReadTransaction {
  readonly ok: true
  readonly line: number
  readonly tx: UtxoTransaction
  readonly notices: readonly RowNotice[]
}

type AddressReader = (field: string, address: string) => string

function readItem({ number, value, reason }: JsonItem, addressOf: AddressReader) {
  if (reason !== null) return rejectRow(number, 'bad-json', null, '', `the transaction is no JSON: ${reason}`)
  try {
    const read = readEsploraTransaction(value)
    if (read.block === null) {
      const why =
        'not confirmed: the transaction stands in no block and may never do. Import it again once it is confirmed'
      return rejectRow(number, 'no-position', 'status.confirmed', 'false', why)
    }
    const tx = {
      ...read,
      inputs: read.inputs.map((coin, at) => withAddress(coin, `vin[${at}].prevout`, addressOf)),
      outputs: read.outputs.map((coin, at) => withAddress(coin, `vout[${at}]`, addressOf)),
    }
    return { ok: true, line: number, tx, notices: noticesOf(tx) } as const
  } catch (error) {
    if (error instanceof FieldError && OTHER_NETWORK.includes(error.code)) {
      throw new FileError(
        error.code,
        `Transaction ${number}, ${error.message}; the desk reads such files of Bitcoin's main network only`,
      )
    }
    if (error instanceof EsploraError || error instanceof FieldError)
      return rejectRow(number, error.code, error.field, error.value, error.message)
    throw error
  }
}

function withAddress<C extends UtxoOutput>(coin: C, path: string, addressOf: AddressReader): C {
  if (coin.address === null) return coin
  return { ...coin, address: addressOf(`${path}.scriptpubkey_address`, coin.address) }
}

/** The canonical form of an address of Bitcoin. Who appears once appears often: each is checked once. */
function createAddressReader(): AddressReader {
  const memo = createMemo<string>()
  return (field, address) => memo(address, () => readAddressOn(BITCOIN, field, address, []).canonical)
}

/** What a reader should know of a transaction that was read all the same. */
function noticesOf({ inputs, outputs }: UtxoTransaction): RowNotice[] {
  const scripts = new Set(
    [...inputs, ...outputs].flatMap((coin) => (coin.address === null ? [coin.script ?? 'unknown'] : [])),
  )
  return [...scripts].map((script) => ({
    code: 'no-address',
    field: null,
    message: `coins without an address (${script}) stay accounts of their own`,
    values: { script },
  }))
}

function* transfersOf(
  block: readonly ReadTransaction[],
  met: Map<number, number>,
): Generator<ParsedRow<TransferRow>> {
  const height = block[0]?.tx.block ?? 0
  const before = met.get(height) ?? 0
  met.set(height, before + block.length)
  // A transaction may stand on two pages.
  const byId = Map.groupBy(block, ({ tx }) => tx.txid)
  for (const { txid, txIndex } of inSpendingOrder([...byId.values()].map(([first]) => first!.tx))) {
    for (const read of byId.get(txid)!) yield* rowsOf(read, before + (txIndex ?? 0))
  }
}

function* rowsOf({ line, tx, notices }: ReadTransaction, txIndex: number): Generator<ParsedRow<TransferRow>> {
  const fees = collectedFees(tx)
  const mapping = { chain: BITCOIN, asset: ASSET.id, accounts: 'addresses', fees } as const
  for (const [at, transfer] of transfersOfUtxo({ ...tx, txIndex }, mapping).entries())
    yield { ok: true, line, value: rowOf(transfer, tx), notices: at === 0 ? notices : [] }
}

function rowOf(transfer: Transfer, tx: UtxoTransaction): TransferRow {
  const { id, chain, txHash, logIndex, txIndex, block, time, from, to, amount } = transfer
  return {
    chain,
    txHash,
    logIndex,
    txIndex,
    block,
    time,
    from: accountAt(from),
    to: accountAt(to),
    asset: ASSET,
    amount,
    fiat: null,
    priceSource: null,
    note: noteOf(transfer, tx),
    caseName: null,
    key: `${chain}:${id}`,
  }
}

/** Which coin an input spends, and what stands where an output has no address: nothing of the file is lost for it. */
function noteOf({ id, txHash }: Transfer, { inputs, outputs }: UtxoTransaction): string | null {
  const [side, at] = id.slice(txHash.length + 1).split(':')
  const [input, output] = [inputs[Number(at)], outputs[Number(at)]]
  if (side === 'in' && input !== undefined)
    return input.address === null ? `${input.spent} (${input.script ?? 'unknown'})` : input.spent
  if (side === 'out' && output?.address === null) return output.script ?? 'unknown'
  return null
}

function accountAt(account: string): TransferRow['from'] {
  const address = account.slice(account.lastIndexOf(':') + 1)
  return { account, canonical: address, display: address }
}

function bitcoinAsset(): TransferRow['asset'] {
  const asset = nativeAsset(BITCOIN)
  if (asset === null || asset.decimals === null) throw new Error('Bitcoin has no coin')
  return { id: asset.id, symbol: asset.symbol, decimals: asset.decimals }
}
