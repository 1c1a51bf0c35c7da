import type { Hono } from 'hono'
import { resolveChain } from '#core/chain/chains.ts'
import { ChainFormatError } from '#core/chain/errors.ts'
import { detectTxHash } from '#core/chain/tx-hash.ts'
import * as contract from '#core/contract/addresses.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { searchEverything } from '../investigations/search.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { addressFacts } from '../store/address-facts.ts'
import { asOfAsked } from '../store/as-of.ts'
import { transfersOfAccount, transfersOfTransaction } from '../store/transfer-facts.ts'
import { canonicalKey } from '../store/wire.ts'

/** Accounts, their transfers, transactions, and the search over all of it. */
export function addressRoutes(app: Hono<AppEnv>, ports: Ports): void {
  const { db, clock } = ports

  bind(app, ports, contract.search).to(async ({ query, caller }) => ({
    value: await searchEverything(db, query.q, caller, query.limit),
  }))

  bind(app, ports, contract.getAddress).to(async ({ params, query, caller }) => {
    const account = canonicalKey(params.account, 'path.account')
    return { value: await addressFacts(db, account, caller, asOfAsked(query, clock())) }
  })

  bind(app, ports, contract.addressTransfers).to(async ({ params, query }) => ({
    value: await transfersOfAccount(db, {
      ...query,
      account: canonicalKey(params.account, 'path.account'),
      until: asOfAsked({ block: query.block, time: query.time }, clock()).until,
    }),
  }))

  bind(app, ports, contract.getTransaction).to(async ({ params }) => {
    const { chain, hash } = canonicalTransaction(params.chain, params.hash)
    const transfers = await transfersOfTransaction(db, chain, hash)
    if (transfers.length === 0) {
      throw new ProblemError(
        'not-found',
        'No transfer of this transaction is held. That says nothing of risk.',
      )
    }
    return { value: { chain, hash, transfers } }
  })
}

function canonicalTransaction(chain: string, hash: string): { chain: string; hash: string } {
  try {
    const id = resolveChain(chain)
    const found = detectTxHash(hash, id)
    if (found.ok) return { chain: id, hash: found.canonical }
    throw new ProblemError('validation', found.reason, {
      errors: [{ field: 'path.hash', message: found.reason }],
    })
  } catch (error) {
    if (!(error instanceof ChainFormatError)) throw error
    throw new ProblemError('validation', error.message, {
      errors: [{ field: 'path.chain', message: error.message }],
    })
  }
}
