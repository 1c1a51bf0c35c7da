import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { InvestigationState } from '#core/investigation/state.ts'
import type { Graph } from '#src/data/addresses.ts'
import { type TaintFound, taintQuery } from '#src/data/graph.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { METHODS, taintByEdge, type EdgeTaint, type TaintMethod } from './taint-paint.ts'

const MAX_TRANSFERS = 2_000
const MAX_ACCOUNTS = 300

export interface Taint {
  /** The method that paints; null: the picture is unpainted. */
  readonly method: TaintMethod | null
  readonly result: UseQueryResult<TaintFound>
  readonly edges: ReadonlyMap<string, EdgeTaint>
  /** What of each transfer the method finds tainted; transfers without any are left out. */
  readonly transfers: ReadonlyMap<string, bigint>
  /** For the picture: how much of a flow is tainted, and that amount in words. Null: unpainted. */
  readonly paint: ReadonlyMap<string, { readonly share: number; readonly text: string }> | null
  /** More is on the picture than one question may ask about. */
  readonly isCut: boolean
}

/** Paints the picture with the policy of its record. All methods are asked at once, so that they can be compared. */
export function useTaint({ policy }: Pick<InvestigationState, 'policy'>, shown: Graph): Taint {
  const format = useFormat()
  const method = policy?.methods[0] ?? null
  const request = useMemo(() => {
    const chain = policy === null ? null : chainOf(shown, policy.accounts)
    if (policy === null || chain === null) return null
    const here = (key: string) =>
      shown.nodes.some((node) => node.account.key === key && node.account.chain === chain)
    const transfers = shown.edges.filter((edge) => here(edge.from)).flatMap((edge) => edge.transferIds)
    const accounts = shown.nodes
      .filter((node) => node.account.chain === chain)
      .map((node) => node.account.key)
    return {
      chain,
      methods: [...METHODS],
      transfers: [...new Set(transfers)].toSorted().slice(0, MAX_TRANSFERS),
      accounts: accounts.toSorted().slice(0, MAX_ACCOUNTS),
      sources: { accounts: [...policy.accounts], transfers: [...policy.transfers], labels: policy.labels },
      isCut: transfers.length > MAX_TRANSFERS || accounts.length > MAX_ACCOUNTS,
    }
  }, [policy, shown])
  const { isCut, ...body } = request ?? NOTHING
  const result = useQuery({ ...taintQuery(body), enabled: request !== null })
  const own = result.data?.results.find((item) => item.method === method)
  const edges = useMemo(
    () => (own === undefined ? new Map<string, EdgeTaint>() : taintByEdge(shown.edges, own)),
    [own, shown.edges],
  )
  const transfers = useMemo(
    () => new Map((own?.transfers ?? []).map((item) => [item.transferId, BigInt(item.tainted)])),
    [own],
  )
  const paint = useMemo(() => {
    if (method === null) return null
    return new Map(
      [...edges].map(([id, { tainted, units, asset, isPartial }]) => [
        id,
        {
          share: units === 0n ? 0 : Math.min(1, Number((tainted * 10_000n) / units) / 10_000),
          text: `${isPartial ? '≥ ' : ''}${format.amount(tainted, asset.decimals, 2)} ${asset.symbol}`,
        },
      ]),
    )
  }, [edges, method, format])
  return useMemo(
    () => ({ method, result, edges, transfers, paint, isCut }),
    [method, result, edges, transfers, paint, isCut],
  )
}

const NOTHING = {
  chain: '',
  methods: [...METHODS],
  transfers: [],
  accounts: [],
  sources: { accounts: [], transfers: [], labels: false },
  isCut: false,
}

/** A question is about one chain: that of the sources, else of what the picture began with. */
function chainOf(shown: Graph, sources: readonly string[]): string | null {
  const chains = new Map(shown.nodes.map((node) => [node.account.key, node.account.chain]))
  return chains.get(sources[0] ?? '') ?? chains.get(shown.subject) ?? shown.nodes[0]?.account.chain ?? null
}
