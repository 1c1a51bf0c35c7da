import type { z } from 'zod'
import {
  type AddressFacts,
  addressTransfers,
  type Exposure,
  getAddress,
  getTransaction,
  listExposures,
  search,
} from '#core/contract/addresses.ts'
import { type Neighbourhood, neighbourhood } from '#core/contract/graph.ts'
import { graphTaint } from '#core/contract/graph-analysis.ts'
import { listInvestigations } from '#core/contract/investigations.ts'
import { resolve } from '#core/contract/resolve.ts'
import type { LabelClaim, TransferFact } from '#core/contract/receipts.ts'
import { answer } from './contract-handlers.ts'

/* For tests only: a mixer, whoever it paid, and what the API says of both, typed by the contract. */

const CHAIN = 'eip155:1'
const USDC = {
  id: `${CHAIN}/erc20:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48`,
  symbol: 'USDC',
  decimals: 6,
}
const account = (digit: string) => {
  const address = `0x${digit.repeat(40)}`
  return { key: `${CHAIN}:${address}`, chain: CHAIN, address }
}
export const [SUBJECT, MIXER, OTHER] = [account('1'), account('2'), account('3')]
export const PATH = `/explore?account=${encodeURIComponent(SUBJECT.key)}`
const INSTANT = '2026-11-01T04:00:00.000Z'

const CLAIM: z.output<typeof LabelClaim> = {
  id: 'l-1',
  address: MIXER.address,
  chain: CHAIN,
  category: 'mixer',
  label: 'Whirl Cash pool',
  actor: 'Whirl Cash',
  source: 'Demo list',
  confidence: 80,
  validFrom: null,
  validUntil: null,
  validFromBlock: null,
  validUntilBlock: null,
  knownFrom: INSTANT,
  uri: null,
  note: null,
}

export const FACTS: z.output<typeof AddressFacts> = {
  account: SUBJECT,
  chainName: 'Ethereum',
  type: 'account',
  seen: true,
  firstSeen: null,
  lastSeen: INSTANT,
  firstBlock: 100,
  lastBlock: 200,
  transfersIn: 3,
  transfersOut: 1,
  balances: [{ asset: USDC, received: '123456789012345678', sent: '5000000', transfers: 4 }],
  labels: [],
  books: [{ bookId: 'b-1', bookName: 'Platform', role: 'hot', customer: { ref: 'C-1', name: '吳慧儀' } }],
  asOf: { block: null, time: null, knownAt: INSTANT },
  openAlerts: 2,
}

const EDGE = {
  asset: USDC,
  units: '5000000',
  transferCount: 1,
  transferIds: ['t-1'],
  firstTime: INSTANT,
  lastTime: INSTANT,
  firstBlock: 100,
  onPath: false,
}
const NODE = { category: null, severity: 0, actor: null, customer: null, stopsTrace: false } as const

const GRAPH: z.output<typeof Neighbourhood> = {
  totals: [],
  cursors: { in: null, out: null },
  stops: [],
  facts: {
    ledgerDigest: 'ledger',
    labelSetDigest: 'labels',
    engineVersion: 'haircut-adjoint/1',
    block: null,
    time: null,
    knownAt: '2026-11-01T02:00:00.000Z',
  },
  subject: SUBJECT.key,
  nodes: [
    { ...NODE, account: SUBJECT, role: 'subject', layer: 0 },
    {
      ...NODE,
      account: MIXER,
      role: 'risk',
      category: 'mixer',
      severity: 4,
      actor: 'Whirl Cash',
      layer: -1,
      stopsTrace: true,
    },
  ],
  edges: [{ ...EDGE, id: 'e-1', from: MIXER.key, to: SUBJECT.key }],
  notLoaded: [
    {
      account: SUBJECT.key,
      direction: 'in',
      asset: USDC,
      counterparties: 14,
      transfers: 20,
      units: '7000000',
    },
  ],
  surroundings: [{ account: SUBJECT.key, direction: 'in', counterparties: 15, drawn: 1 }],
  asOf: { block: 200, time: INSTANT },
}

const EXPANDED: z.output<typeof Neighbourhood> = {
  ...GRAPH,
  subject: MIXER.key,
  nodes: [
    { ...NODE, account: MIXER, role: 'subject', layer: 0 },
    { ...NODE, account: OTHER, role: 'unattributed', layer: -1 },
  ],
  edges: [{ ...EDGE, id: 'e-2', from: OTHER.key, to: MIXER.key }],
  notLoaded: [],
  surroundings: [{ account: MIXER.key, direction: 'in', counterparties: 1, drawn: 1 }],
}

const EXPOSURE: z.output<typeof Exposure> = {
  account: SUBJECT,
  asset: USDC,
  side: 'source',
  method: 'haircut',
  asOf: { block: 200, time: INSTANT },
  denominator: { asset: USDC, units: '10000000' },
  denominatorMeaning: 'balance',
  parts: [
    {
      category: 'mixer',
      kind: 'direct',
      label: CLAIM,
      sharePpm: 250_000,
      units: '2500000',
      hops: 1,
      path: ['t-1'],
      bridges: 0,
    },
  ],
  servicePpm: 100_000,
  unlinkedBridgePpm: 0,
  outsidePpm: 649_990,
  unresolvedPpm: 0,
  truncated: false,
  boundaries: [],
  bridgeHops: [],
  bridgeHopCount: 0,
  engineVersion: 'haircut/1',
  ledgerDigest: 'd'.repeat(64),
}

export const TRANSFER: z.output<typeof TransferFact> = {
  id: 't-1',
  chain: CHAIN,
  txHash: `0x${'ab'.repeat(32)}`,
  logIndex: 0,
  block: 100,
  time: null,
  from: MIXER,
  to: SUBJECT,
  amount: { asset: USDC, units: '5000000' },
  fiat: null,
}

const TAINT: z.output<typeof graphTaint.ok.schema> = {
  results: (['poison', 'haircut'] as const).map((method) => ({
    method,
    transfers: [
      {
        transferId: 't-1',
        asset: USDC,
        units: '5000000',
        tainted: method === 'poison' ? '5000000' : '2500000',
        sharePpm: 500_000,
      },
    ],
    accounts: [
      {
        account: SUBJECT,
        asset: USDC,
        received: method === 'poison' ? '5000000' : '2500000',
        sent: '0',
        held: '1000000',
      },
    ],
    conservation: [],
    limits: { truncated: false, because: [] },
  })),
  unknown: [],
  facts: GRAPH.facts,
}

export const TX_PATH = `/explore?tx=${encodeURIComponent(`${CHAIN}/${TRANSFER.txHash}`)}`

const FOUND = {
  items: [
    { kind: 'account' as const, id: SUBJECT.key, title: SUBJECT.address, detail: 'Ethereum' },
    { kind: 'actor' as const, id: 'Whirl Cash', title: 'Whirl Cash', detail: 'mixer · 1 address' },
  ],
  notice: null,
}

export const HANDLERS = [
  answer(getAddress, ({ params }) =>
    params['account'] === MIXER.key ? { ...FACTS, account: MIXER, labels: [CLAIM], books: [] } : FACTS,
  ),
  answer(neighbourhood, ({ query }) => (query.get('account') === MIXER.key ? EXPANDED : GRAPH)),
  answer(listInvestigations, () => ({ items: [], nextCursor: null })),
  answer(resolve, () => ({
    lines: [
      {
        line: 1,
        text: OTHER.address,
        outcome: 'found' as const,
        reason: null,
        candidates: [
          { kind: 'account' as const, id: OTHER.key, title: OTHER.address, detail: 'Ethereum', held: true },
        ],
      },
      {
        line: 2,
        text: '0x12',
        outcome: 'invalid' as const,
        reason: 'too short',
        candidates: [],
      },
    ],
  })),
  answer(graphTaint, () => TAINT),
  answer(listExposures, ({ query }) => ({
    items: query.get('side') === 'destination' ? [] : [EXPOSURE],
    acrossBridges: true,
    facts: GRAPH.facts,
  })),
  answer(addressTransfers, () => ({ items: [TRANSFER], nextCursor: null })),
  answer(getTransaction, ({ params }) => ({
    chain: params['chain']!,
    hash: params['hash']!,
    transfers: [TRANSFER],
  })),
  answer(search, ({ query }) =>
    query.get('q')!.startsWith('0x9')
      ? { items: [], notice: 'wrong EIP-55 checksum: the letter case should be 0x9A' }
      : FOUND,
  ),
]
