import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type AddressFacts,
  addressTransfers,
  type Exposure as ExposureSchema,
  getAddress,
  getTransaction,
  listExposures,
  search,
  transferExposure,
} from '#core/contract/addresses.ts'
import type { Graph as GraphSchema } from '#core/contract/graph.ts'
import { call } from './call.ts'

export type Address = z.output<typeof AddressFacts>
export type Exposure = z.output<typeof ExposureSchema>
export type Graph = z.output<typeof GraphSchema>
/** From when a question is answered: transfers up to a block or a time, labels known then; nothing: now. */
export interface View {
  readonly block?: number
  readonly time?: string
  readonly knownAt?: string
}

export function searchQuery(q: string) {
  return queryOptions({
    queryKey: ['search', q],
    queryFn: async ({ signal }) => (await call(search, { query: { q }, signal })).data,
    enabled: q.trim().length >= 2,
    placeholderData: keepPreviousData,
  })
}

export function addressQuery(account: string, view: View = {}) {
  return queryOptions({
    queryKey: ['address', account, view],
    queryFn: async ({ signal }) =>
      (await call(getAddress, { params: { account }, query: view, signal })).data,
  })
}

export function addressTransfersQuery(
  account: string,
  filter: { direction?: 'in' | 'out' | 'both'; asset?: string } & Pick<View, 'block' | 'time'> = {},
) {
  return infiniteQueryOptions({
    queryKey: ['address', account, 'transfers', filter],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (
        await call(addressTransfers, {
          params: { account },
          query: { ...filter, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) },
          signal,
        })
      ).data,
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function transactionQuery(chain: string, hash: string) {
  return queryOptions({
    queryKey: ['transaction', chain, hash],
    queryFn: async ({ signal }) => (await call(getTransaction, { params: { chain, hash }, signal })).data,
  })
}

export function exposuresQuery(account: string, side: 'source' | 'destination', view: View = {}) {
  return queryOptions({
    queryKey: ['exposures', account, side, view],
    queryFn: async ({ signal }) =>
      (await call(listExposures, { query: { account, side, ...view }, signal })).data.items,
  })
}

export function transferExposureQuery(transfer: string) {
  return queryOptions({
    queryKey: ['exposures', 'transfer', transfer],
    queryFn: async ({ signal }) => (await call(transferExposure, { query: { transfer }, signal })).data,
  })
}
