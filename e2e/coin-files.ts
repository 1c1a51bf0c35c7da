import {
  addressOf,
  type EsploraDraft,
  esploraTransaction,
  txidOf,
} from '#core/ledger/testing/esplora-file.ts'
import type { TestFile } from './pages/import-screen.ts'

/** Two addresses of one owner pay a third, which splits what it got. The last transaction stands in no block yet. */
const DRAFTS: readonly EsploraDraft[] = [
  {
    name: 'journey: ransom',
    block: 800_000,
    inputs: [
      ['journey: payer', 150_000_000],
      ['journey: payer too', 50_012_345],
    ],
    outputs: [
      ['journey: gang', 175_000_000],
      ['journey: change', 25_000_000],
      [null, 0],
    ],
  },
  {
    name: 'journey: split',
    block: 800_003,
    inputs: [['journey: gang', 175_000_000]],
    outputs: [
      ['journey: affiliate', 148_750_000],
      ['journey: core', 26_249_000],
    ],
  },
  {
    name: 'journey: waiting',
    block: null,
    inputs: [['journey: core', 26_249_000]],
    outputs: [['journey: affiliate', 26_000_000]],
  },
]

const GANG = 'Journey Locker'

export const COIN_FILES = {
  gang: GANG,
  account: (who: string) => `bip122:000000000019d6689c085ae165831e93:${addressOf(`journey: ${who}`)}`,
  address: (who: string) => addressOf(`journey: ${who}`),
  txid: (name: string) => txidOf(`journey: ${name}`),
  transactions: {
    name: 'locker-txs.json',
    text: JSON.stringify(DRAFTS.map(esploraTransaction), null, 2),
  } satisfies TestFile,
  labels: {
    name: 'locker-labels.csv',
    text: `address,category,actor,label,source,confidence\n${addressOf('journey: gang')},ransomware,${GANG},${GANG} address,Test list,90\n`,
  } satisfies TestFile,
}
