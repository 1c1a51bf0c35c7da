import type { Role } from '#core/workflow/roles.ts'
import type { ContractCall, ContractWorld } from './contract-world.ts'

/** A call that must succeed, and by whom it is made. */
export interface GoodCall extends ContractCall {
  readonly role: Role | null
}

/** What earlier calls answered, by operation id: some calls need it. */
export type Answered = ReadonlyMap<string, unknown>

export type MakeCall = (world: ContractWorld, answered: Answered) => GoodCall

export const read =
  (path: string | ((world: ContractWorld) => string), role: Role | null = 'auditor'): MakeCall =>
  (world) => ({ role, method: 'GET', path: typeof path === 'string' ? path : path(world) })

export const write = (role: Role | null, method: string, path: string, body?: unknown): GoodCall => ({
  role,
  method,
  path,
  headers: {
    'idempotency-key': `contract-${path.replaceAll(/\W+/g, '-').slice(-60)}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
})

export const ifMatching = (version: number, call: GoodCall): GoodCall => ({
  ...call,
  headers: { ...call.headers, 'if-match': `"${version}"` },
})

/** Key of an account that exists, as a part of an address. */
export const account = ({ facts }: ContractWorld) => encodeURIComponent(facts.transfer.fromAccount)
