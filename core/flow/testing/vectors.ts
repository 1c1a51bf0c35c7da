import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { TAINT_KERNELS } from '#core/flow/policies/run.ts'
import type { TaintMethod } from '#core/flow/policies/taint.ts'
import type { EngineBasis } from '#core/flow/runtime/basis.ts'
import type { Answers, Question, QuestionKind } from '#core/flow/runtime/questions.ts'
import { byRiskThenConfidence } from '#core/flow/labels.ts'
import { ledgerDigest } from '#core/ledger/digest.ts'
import { buildLedger } from '#core/ledger/ledger.ts'
import { ASSET, CHAIN, account, claim, transfersOf } from './ledgers.ts'
import type { Row } from './ledgers.ts'

/**
 * Test vectors (I10): seeded ledgers, questions about them and a digest of the answers, so that every place the
 * engine runs in can be held against the same bytes. Integers only: no function whose digits a platform may choose.
 */
export interface VectorGroup {
  readonly firstSeed: number
  readonly ledgers: number
  readonly rows: number
  /** SHA-256 over the ledgers' digests and all answers. */
  readonly digest: string
}

/** Answers one question; where, is what the vectors are about. */
export type Ask = (basis: EngineBasis, question: Question) => Promise<Answers[QuestionKind]>

/** The digest that a place gives for a group of vectors. */
export async function digestOf(group: Omit<VectorGroup, 'digest'>, ask: Ask): Promise<string> {
  const hash = sha256.create()
  for (let nr = 0; nr < group.ledgers; nr++) {
    const basis = vectorBasis(group.firstSeed + nr, group.rows)
    hash.update(utf8ToBytes(basis.ledgerKey))
    const questions = vectorQuestions(basis, group.firstSeed + nr)
    const answers = await Promise.all(questions.map((question) => ask(basis, question)))
    for (const answer of answers) hash.update(utf8ToBytes(`${canonical(answer)}\n`))
  }
  return bytesToHex(hash.digest())
}

/** Every digit of a double is in its JSON text, so equal texts are equal bits. */
function canonical(answer: Answers[QuestionKind]): string {
  return JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
}

/** A ledger of `rows` transfers, with amounts from one unit to beyond 2^53, and claims about a few accounts. */
export function vectorBasis(seed: number, rows: number): EngineBasis {
  const random = integers(seed)
  const accounts = Math.max(5, Math.floor(rows / 4))
  const name = () => `n${Math.min(random(accounts), random(accounts))}`
  const list: Row[] = []
  for (let row = 0; row < rows; row++) {
    const scale = 10n ** BigInt(3 * random(8))
    list.push([name(), name(), BigInt(random(1_000_000)) * scale])
  }
  const claims = Array.from({ length: 2 + random(4) }, (_, nr) =>
    claim(name(), random(3) === 0 ? 'service' : 'risk', {
      id: `label:${nr}`,
      category: `category-${random(4)}`,
      confidence: random(100),
      validFrom: random(2) === 0 ? null : { block: random(rows), time: null },
    }),
  )
  const ledger = buildLedger(transfersOf(list))
  const ledgerKey = ledgerDigest(ledger)
  return { ledger, ledgerKey, claims, claimsKey: `${ledgerKey} claims`, prefer: byRiskThenConfidence }
}

/** Every kind of question, both sides, pruned and exact, all rules. */
export function vectorQuestions(basis: EngineBasis, seed: number): Question[] {
  const { count } = basis.ledger
  const random = integers(seed + 1)
  const holdings = Array.from({ length: 2 }, () => ({ account: account(`n${random(5)}`), asset: ASSET }))
  const transferIds = Array.from({ length: 3 }, () => `t${random(count)}`)
  const asOf = { block: random(count), time: null }
  const methods = Object.keys(TAINT_KERNELS) as TaintMethod[]
  return [
    ...holdings.flatMap((holding): Question[] => [
      { kind: 'exposure', ...holding, options: { eps: 0, evidence: true } },
      { kind: 'exposure', ...holding, options: { eps: 1e-3, denominator: 'lifetime-inflow' } },
      { kind: 'exposure', ...holding, options: { side: 'destination', asOf } },
      { kind: 'paths', ...holding, options: { by: 'carried', count: 3 } },
      { kind: 'paths', ...holding, options: { by: 'bottleneck', side: 'destination', count: 3 } },
    ]),
    { kind: 'transfer-exposures', transferIds, options: { side: 'source' } },
    { kind: 'transfer-exposures', transferIds, options: { side: 'destination', eps: 0 } },
    ...methods.flatMap((method): Question[] => {
      const about = { chain: CHAIN, method, transferIds, holdings, assets: [ASSET] }
      const seeded = { labels: 'services', seeds: [`t${random(count)}`], asOf, maxMoves: count } as const
      return [
        { kind: 'taint', ...about },
        { kind: 'taint', ...about, options: seeded },
      ]
    }),
  ]
}

/** A seeded stream of integers below a bound (mulberry32). */
function integers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
