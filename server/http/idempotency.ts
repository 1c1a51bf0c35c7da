import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { eq, lt } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { idempotencyKeys } from '../store/schema/identity.ts'
import type { Caller } from './bind.ts'
import { ProblemError } from './problem.ts'

interface Once {
  readonly key: string | undefined
  readonly route: string
  readonly caller: Caller | null
  readonly data: unknown
}

const digest = (text: string) => bytesToHex(sha256(utf8ToBytes(text)))

/**
 * Answers a write once per idempotency key: a retry with the same content gets the recorded answer,
 * the same key with other content is a conflict. Only successes are recorded, so that a failure may be retried.
 */
export async function answerOnce(ports: Ports, once: Once, run: () => Promise<Response>): Promise<Response> {
  if (once.key === undefined || once.key.length < 8 || once.key.length > 100) {
    throw new ProblemError('precondition-required', 'Send Idempotency-Key with 8 to 100 characters.')
  }
  const key = `${once.caller?.id ?? '-'}:${once.route}:${once.key}`
  const requestHash = digest(JSON.stringify(once.data))
  const [known] = await ports.db.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key))
  if (known) {
    if (known.requestHash !== requestHash) {
      throw new ProblemError('conflict', 'This Idempotency-Key was used for another request.')
    }
    return new Response(JSON.stringify(known.body), {
      status: Number(known.status),
      headers: {
        'content-type': 'application/json',
        ...(known.etag ? { etag: known.etag } : {}),
        'idempotency-replayed': 'true',
      },
    })
  }
  const response = await run()
  if (response.ok) {
    await ports.db
      .insert(idempotencyKeys)
      .values({
        key,
        requestHash,
        status: String(response.status),
        etag: response.headers.get('etag'),
        body: await response.clone().json(),
        createdAt: new Date(ports.clock()),
      })
      .onConflictDoNothing()
  }
  return response
}

/** A retry comes within minutes; a client that was cut off over a long weekend still gets its answer. */
const KEPT_MS = 7 * 24 * 3_600_000

/** Forgets answers that nobody will ask for again; how many. */
export async function forgetOldKeys(ports: Ports): Promise<number> {
  const old = await ports.db
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, new Date(ports.clock() - KEPT_MS)))
    .returning({ key: idempotencyKeys.key })
  return old.length
}
