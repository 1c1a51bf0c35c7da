import { z } from 'zod'
import { AccountRef, AssetAmount, AssetRef, Instant, PageQuery, pageOf, Ppm, Units } from './common.ts'
import { FoundFacts } from './found.ts'
import { AsOfQuery, GraphFacts, PointOfView } from './graph-facts.ts'
import { LabelClaim, TransferFact } from './receipts.ts'
import { defineRoute } from './route.ts'

const AccountKey = z.object({ account: z.string().max(200).meta({ description: 'CAIP-10 account key' }) })

export const AddressFacts = z
  .object({
    account: AccountRef,
    chainName: z.string(),
    type: z
      .string()
      .meta({ description: 'Kind of address, e.g. `p2wpkh`; `account` where the chain has one kind' }),
    seen: z
      .boolean()
      .meta({ description: 'False: no transfer of this account is held; that says nothing about risk' }),
    firstSeen: Instant.nullable(),
    lastSeen: Instant.nullable(),
    firstBlock: z.int().nullable(),
    lastBlock: z.int().nullable(),
    transfersIn: z.int(),
    transfersOut: z.int(),
    balances: z.array(
      z
        .object({ asset: AssetRef, received: Units, sent: Units, transfers: z.int() })
        .meta({ id: 'AssetTotals' }),
    ),
    labels: z.array(LabelClaim),
    books: z
      .array(
        z.object({
          bookId: z.string(),
          bookName: z.string(),
          role: z.string(),
          customer: z.object({ ref: z.string(), name: z.string() }).nullable(),
        }),
      )
      .meta({ description: 'Of now, whatever `asOf` says: when an account came into a book is not held' }),
    openAlerts: z.int().meta({ description: 'Of now, whatever `asOf` says' }),
    asOf: PointOfView,
  })
  .meta({ id: 'AddressFacts' })

export const getAddress = defineRoute({
  operationId: 'getAddress',
  method: 'get',
  path: '/api/v1/addresses/{account}',
  tag: 'Addresses and transactions',
  summary: 'Facts and labels of one account',
  access: 'permission:case.read',
  params: AccountKey,
  query: z.object(AsOfQuery),
  ok: { status: 200, schema: AddressFacts },
  problems: [400, 404],
})

export const addressTransfers = defineRoute({
  operationId: 'addressTransfers',
  method: 'get',
  path: '/api/v1/addresses/{account}/transfers',
  tag: 'Addresses and transactions',
  summary: 'Transfers of one account, newest first',
  access: 'permission:case.read',
  params: AccountKey,
  query: z.object({
    ...PageQuery,
    asset: z.string().max(200).optional(),
    direction: z.enum(['in', 'out', 'both']).default('both'),
    block: AsOfQuery.block,
    time: AsOfQuery.time,
  }),
  ok: { status: 200, schema: pageOf('TransferPage', TransferFact) },
  problems: [400, 404],
})

export const getTransaction = defineRoute({
  operationId: 'getTransaction',
  method: 'get',
  path: '/api/v1/transactions/{chain}/{hash}',
  tag: 'Addresses and transactions',
  summary: 'All transfers of one transaction',
  access: 'permission:case.read',
  params: z.object({ chain: z.string().max(80), hash: z.string().max(120) }),
  ok: {
    status: 200,
    schema: z
      .object({ chain: z.string(), hash: z.string(), transfers: z.array(TransferFact) })
      .meta({ id: 'Transaction' }),
  },
  problems: [400, 404],
})

export const search = defineRoute({
  operationId: 'search',
  method: 'get',
  path: '/api/v1/search',
  tag: 'Addresses and transactions',
  summary:
    'Find alerts, cases, accounts, transactions, actors, labels and saved investigations by what a person would paste or type',
  access: 'permission:case.read',
  query: z.object({
    q: z.string().trim().min(2).max(200),
    limit: z.coerce.number().int().min(1).max(20).default(8),
  }),
  ok: {
    status: 200,
    schema: z
      .object({
        items: z.array(
          z.object({
            kind: z.enum(['alert', 'case', 'account', 'transaction', 'actor', 'label', 'investigation']),
            id: z.string().meta({
              description:
                'Of a label: key of the account it is about. Of an investigation, case or alert: its id. Of an actor: its name',
            }),
            title: z.string(),
            detail: z.string().meta({ description: 'A sentence in English' }),
            facts: FoundFacts.optional().meta({ description: 'The same, for a page’s own words' }),
          }),
        ),
        notice: z.string().nullable().meta({ description: 'E.g. why what was typed is not a valid address' }),
      })
      .meta({ id: 'SearchResult' }),
  },
  problems: [400],
})

export const ExposurePart = z
  .object({
    category: z.string(),
    kind: z.enum(['direct', 'indirect']),
    label: LabelClaim,
    sharePpm: Ppm,
    units: Units,
    hops: z.int(),
    path: z.array(z.string()).meta({ description: 'Transfer ids from the label to the account' }),
    bridges: z.int().meta({ description: 'Bridge hops on that path' }),
  })
  .meta({ id: 'ExposurePart' })

export const BridgeHop = z
  .object({
    deposit: TransferFact,
    withdrawal: TransferFact,
    tier: z.enum(['explicit', 'implicit']).meta({
      description:
        "`explicit`: both ends carry the bridge's own key; `implicit`: bridge, asset, amount and time fit",
    }),
    confidencePpm: Ppm.meta({ description: 'How likely the two ends are one hop' }),
    sharePpm: Ppm.meta({
      description:
        "Share of the exposure that arrived at the hop. Its confidence's part goes on at the other end; the rest is `unlinkedBridgePpm`",
    }),
  })
  .meta({ id: 'BridgeHop' })

export const Exposure = z
  .object({
    account: AccountRef,
    asset: AssetRef,
    side: z.enum(['source', 'destination']),
    method: z.literal('haircut'),
    asOf: z.object({ block: z.int().nullable(), time: Instant.nullable() }),
    denominator: AssetAmount,
    denominatorMeaning: z.enum(['balance', 'lifetime-inflow', 'lifetime-outflow', 'transfer']),
    parts: z.array(ExposurePart),
    servicePpm: Ppm,
    unlinkedBridgePpm: Ppm.meta({
      description: 'Crossed a bridge where the other end is not certain: unattributed, never clean',
    }),
    outsidePpm: Ppm.meta({
      description: 'Origin before or beyond the transfers held: unattributed, never clean',
    }),
    unresolvedPpm: Ppm,
    truncated: z.boolean(),
    boundaries: z.array(z.object({ account: AccountRef, label: LabelClaim, sharePpm: Ppm })),
    bridgeHops: z
      .array(BridgeHop)
      .meta({ description: 'Hops across bridges that the trace followed, the largest shares first' }),
    bridgeHopCount: z.int().meta({ description: 'Of how many; `bridgeHops` names the first 20' }),
    engineVersion: z.string(),
    ledgerDigest: z.string(),
  })
  .meta({
    id: 'Exposure',
    description:
      'Shares of parts, service, unlinked bridges, outside and unresolved add up to 1,000,000 ppm; all are 0 where there is nothing to attribute',
  })

export const listExposures = defineRoute({
  operationId: 'listExposures',
  method: 'get',
  path: '/api/v1/exposures',
  tag: 'Exposure',
  summary: "Where an account's funds come from or go to, one entry per asset",
  access: 'permission:case.read',
  query: z.object({
    account: z.string().max(200),
    side: z.enum(['source', 'destination']).default('source'),
    asset: z.string().max(200).optional(),
    ...AsOfQuery,
  }),
  ok: {
    status: 200,
    schema: z
      .object({
        items: z.array(Exposure),
        acrossBridges: z.boolean().meta({
          description:
            'Whether links through bridges were followed. Not from a point in the past: a link is the best partner among all that is held now, so a past answer ends at the bridge',
        }),
        facts: GraphFacts,
      })
      .meta({ id: 'ExposureList' }),
  },
  problems: [400, 404],
})

export const transferExposure = defineRoute({
  operationId: 'transferExposure',
  method: 'get',
  path: '/api/v1/exposures/transfer',
  tag: 'Exposure',
  summary: 'Where the funds carried by one transfer came from',
  access: 'permission:case.read',
  query: z.object({ transfer: z.string().max(300) }),
  ok: { status: 200, schema: Exposure },
  problems: [400, 404],
})
