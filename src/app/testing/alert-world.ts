import type { z } from 'zod'
import type { AlertDetail, AlertSummary } from '#core/contract/alerts.ts'
import type { Exposure } from '#core/contract/addresses.ts'
import type { Graph } from '#core/contract/graph.ts'
import type { ReceiptHit } from '#core/contract/receipts.ts'
import type { SessionState } from '#core/contract/sessions.ts'

/* For tests only: a small invented desk, typed by the contract. */

type Summary = z.output<typeof AlertSummary>
type Detail = z.output<typeof AlertDetail>

const CHAIN = 'eip155:1'
const ETH = { id: `${CHAIN}/slip44:60`, symbol: 'ETH', decimals: 18 }
const account = (n: number) => {
  const address = `0x${n.toString(16).padStart(40, '0')}`
  return { key: `${CHAIN}:${address}`, chain: CHAIN, address }
}
const OURS = account(1)
const MIXER = account(2)

export const ME = { id: 'u-mei', name: 'Chan Mei Ling 陳美玲', role: 'analyst' }
export const OTHER = { id: 'u-tobias', name: 'Tobias Ferris', role: 'analyst' }

export const SESSION: z.output<typeof SessionState> = {
  user: { ...ME, email: 'mei@demo.invalid' },
  permissions: ['case.read', 'alert.work', 'alert.escalate', 'note.add'],
  demo: true,
  setupNeeded: false,
  institution: 'Harbour Exchange',
  personas: [],
  now: '2026-11-22T08:00:00.000Z',
}

export function summary(id: string, more: Partial<Summary> = {}): Summary {
  return {
    id,
    book: { id: 'b-1', name: 'Trading platform', kind: 'platform' },
    rule: { id: 'T03', version: 1, name: 'Mixer' },
    category: 'mixer',
    exposureKind: 'direct',
    severity: 4,
    score: 42,
    status: 'new',
    open: true,
    subject: {
      kind: 'transfer',
      id: 't-1',
      direction: 'inbound',
      account: OURS,
      txHash: `0x${'ab'.repeat(32)}`,
      customer: { ref: 'C-000117', name: '吳慧儀' },
    },
    counterparty: { account: MIXER, actor: 'Whirl Cash' },
    amount: { asset: ETH, units: '1234567890123456789' },
    fiat: { currency: 'HKD', minor: '3280000', priceSource: 'demo' },
    occurredAt: null,
    occurredBlock: 26_548_997,
    createdAt: '2026-11-20T01:00:00.000Z',
    updatedAt: '2026-11-20T01:00:00.000Z',
    assignee: null,
    needsReview: false,
    knownSince: null,
    snoozedUntil: null,
    sla: {
      firstTouchDue: '2026-11-20T05:00:00.000Z',
      dispositionDue: '2026-11-24T01:00:00.000Z',
      overdue: true,
    },
    version: 1,
    ...more,
  }
}

const HIT: z.output<typeof ReceiptHit> = {
  category: 'mixer',
  kind: 'direct',
  severity: 4,
  observed: { name: 'value', value: '3280000', unit: 'hkd-minor' },
  threshold: { name: 'minValue', value: '0', unit: 'hkd-minor' },
  validity: 'not-comparable',
  needsReview: true,
  explanation: {
    key: 'risk.hit.direct.inbound',
    params: { category: 'mixer', actor: 'Whirl Cash', source: 'Demo list', confidence: 40 },
  },
  label: {
    id: 'l-1',
    address: MIXER.address,
    chain: CHAIN,
    category: 'mixer',
    label: 'Whirl Cash pool',
    actor: 'Whirl Cash',
    source: 'Demo list',
    confidence: 40,
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: null,
    validFromBlock: null,
    validUntilBlock: null,
    knownFrom: '2026-02-01T00:00:00.000Z',
    uri: null,
    note: null,
  },
  hops: 1,
  sharePpm: 1_000_000,
  amount: { asset: ETH, units: '1234567890123456789' },
  path: [],
}

export function detail(id: string, more: Partial<Detail> = {}): Detail {
  return {
    ...summary(id, { status: 'in-review', assignee: ME, version: 3, needsReview: true }),
    receipt: {
      rule: {
        id: 'T03',
        version: 1,
        name: 'Mixer',
        purpose: 'Hides where funds come from',
        references: ['R 1'],
      },
      parameters: [{ name: 'minValue', value: '0', unit: 'hkd-minor', origin: 'ours' }],
      hits: [HIT],
      contributions: [
        {
          id: 'c1',
          explanation: {
            key: 'risk.contribution.evidence',
            params: {
              category: 'mixer',
              sources: 1,
              weight: 50,
              saturation: 804_000,
              kindPercent: 100,
              confidence: 40,
              priced: 1,
            },
          },
          points: 42,
          transferIds: ['t-1'],
          labelId: 'l-1',
        },
      ],
      score: 42,
      notEvaluated: [{ ruleId: 'T02', reason: { key: 'risk.not-evaluated.no-price', params: {} } }],
      engineVersion: '1',
      ledgerDigest: 'd'.repeat(64),
      labelSetDigest: 'e'.repeat(64),
      screenedAt: '2026-11-20T01:00:00.000Z',
    },
    transfers: [
      {
        id: 't-1',
        chain: CHAIN,
        txHash: `0x${'ab'.repeat(32)}`,
        logIndex: null,
        block: 26_548_997,
        time: null,
        from: MIXER,
        to: OURS,
        amount: { asset: ETH, units: '1234567890123456789' },
        fiat: null,
      },
    ],
    closure: null,
    allowedCommands: ['propose-close', 'request-info', 'escalate', 'add-note', 'unassign', 'assign'],
    snooze: null,
    times: {
      elapsedMs: 7_200_000,
      waitingMs: 1_800_000,
      activeMs: 5_400_000,
      waitingSince: null,
      isRunning: true,
      calendarCovers: true,
    },
    report: null,
    fourEyes: true,
    related: [summary('A-RELATED', { status: 'closed', open: false })],
    ...more,
  }
}

export const GRAPH: z.output<typeof Graph> = {
  subject: OURS.key,
  nodes: [
    {
      account: MIXER,
      role: 'risk',
      category: 'mixer',
      severity: 4,
      actor: 'Whirl Cash',
      customer: null,
      layer: -1,
      stopsTrace: true,
    },
    {
      account: OURS,
      role: 'subject',
      category: null,
      severity: 0,
      actor: null,
      customer: { ref: 'C-000117', name: '吳慧儀' },
      layer: 0,
      stopsTrace: false,
    },
  ],
  edges: [
    {
      id: 'e-1',
      from: MIXER.key,
      to: OURS.key,
      asset: ETH,
      units: '1234567890123456789',
      transferCount: 1,
      transferIds: ['t-1'],
      firstTime: null,
      lastTime: null,
      firstBlock: 26_548_997,
      onPath: true,
    },
  ],
  notLoaded: [],
  surroundings: [{ account: OURS.key, direction: 'in', counterparties: 4, drawn: 1 }],
  asOf: { block: 26_549_000, time: null },
}

export const EXPOSURE: z.output<typeof Exposure> = {
  account: OURS,
  asset: ETH,
  side: 'source',
  method: 'haircut',
  asOf: { block: 26_549_000, time: null },
  denominator: { asset: ETH, units: '1234567890123456789' },
  denominatorMeaning: 'transfer',
  parts: [
    {
      category: 'mixer',
      kind: 'direct',
      label: HIT.label!,
      sharePpm: 700_000,
      units: '864197523086419752',
      hops: 1,
      path: ['t-1'],
      bridges: 0,
    },
  ],
  servicePpm: 100_000,
  unlinkedBridgePpm: 0,
  outsidePpm: 200_000,
  unresolvedPpm: 0,
  truncated: false,
  boundaries: [],
  bridgeHops: [],
  bridgeHopCount: 0,
  engineVersion: '1',
  ledgerDigest: 'd'.repeat(64),
}
