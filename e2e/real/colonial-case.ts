import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REAL_DATA } from '../homes.ts'
import type { TestFile } from '../pages/import-screen.ts'

const CHAIN = 'bip122:000000000019d6689c085ae165831e93'

/** The public facts of the Colonial Pipeline ransom of 2021, and the files that hold its transactions. */
export const COLONIAL = {
  ransom: { address: '15JFh88FcE4WL6qeMLgX5VEAFCbRXjc9fr', paid: '75.0003' },
  /** Where the coins were gathered that were seized, from 24 coins of 23 addresses. */
  gathered: {
    address: 'bc1qq2euq8pw950klpjcawuy4uj39ym43hs6cfsegq',
    of: 23,
    total: '69.60422177',
    /** Of 69.61411499 put in, 63.7 came as one coin: of the 63.69996546 seized, its share. */
    largest: { reaching: '58.2882911' },
  },
  seized: { address: 'bc1qpx7vyv5tp7dm0g475ev527krg764t73dh77gls', amount: '63.69996546' },
  account: (address: string) => `${CHAIN}:${address}`,
}

/** The transactions as Esplora serves them, and a label as the court's filing says. */
export function colonialFiles(): { readonly transactions: readonly TestFile[]; readonly labels: TestFile } {
  const named = ['ransom', 'anchor', 'fbi'].map((name) => `colonial_${name}_txs.json`)
  return {
    transactions: named.map((name) => ({
      name,
      text: readFileSync(join(REAL_DATA ?? '', 'bitcoin-esplora', name), 'utf8'),
    })),
    labels: {
      name: 'colonial-labels.csv',
      text: `address,category,actor,label,source,confidence\n${COLONIAL.ransom.address},ransomware,DarkSide,Ransom address,court filing,90\n`,
    },
  }
}
