import type { Facts } from '#core/risk/facts.ts'
import type { Db } from '../store/db.ts'

/** Reads one kind of record into what the rules take. */
type Reader<Kind extends keyof Facts> = (db: Db) => Promise<NonNullable<Facts[Kind]>>

/**
 * The kinds of record this desk is connected to. A kind that is not named here is not connected: the rules that need
 * it are not evaluated and the register says what they are missing. A connector adds its reader, nothing else.
 */
const CONNECTED: { readonly [Kind in keyof Facts]?: Reader<Kind> } = {}

/** Everything the connected sources hold. */
export async function heldFacts(db: Db): Promise<Facts> {
  const readers = Object.entries(CONNECTED) as [keyof Facts, Reader<keyof Facts>][]
  const read = await Promise.all(readers.map(async ([kind, reader]) => [kind, await reader(db)] as const))
  return Object.fromEntries(read)
}
