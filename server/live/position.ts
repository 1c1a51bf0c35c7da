import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { eq } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { settings } from '../store/schema/identity.ts'

/** A place in the trail as a reader outside may hold it, and back. */
export interface Positions {
  seal(seq: number, readerId: string): string
  /** Null for what this desk did not seal for this reader. */
  open(sealed: string, readerId: string): number | null
}

const SETTING = 'live.position-key'
const PART = 8
const SEALED = /^[0-9a-f]{48}$/

/**
 * Event ids that say nothing. The place in the trail would tell by its gaps how much happened that its reader may
 * not know of, so it travels encrypted (a keystream of HMAC-SHA-256 over a fresh nonce, and a tag): two ids of one
 * place look unrelated, and no two can be compared. The key is the desk's, so every process can continue a stream.
 */
export async function openPositions(ports: Ports): Promise<Positions> {
  const key = utf8ToBytes(await deskKey(ports))
  const keyed = (use: string, ...parts: Uint8Array[]) =>
    hmac(sha256, key, concatBytes(utf8ToBytes(`${use}\n`), ...parts)).subarray(0, PART)
  const crypt = (bytes: Uint8Array, nonce: Uint8Array, reader: Uint8Array) => {
    const stream = keyed('stream', nonce, reader)
    return bytes.map((byte, at) => byte ^ (stream[at] ?? 0))
  }
  return {
    seal(seq, readerId) {
      const reader = utf8ToBytes(readerId)
      const nonce = sha256(utf8ToBytes(ports.randomToken())).subarray(0, PART)
      const bytes = new Uint8Array(PART)
      new DataView(bytes.buffer).setBigUint64(0, BigInt(seq))
      const hidden = crypt(bytes, nonce, reader)
      return bytesToHex(concatBytes(nonce, hidden, keyed('tag', nonce, hidden, reader)))
    },
    open(sealed, readerId) {
      if (!SEALED.test(sealed)) return null
      const reader = utf8ToBytes(readerId)
      const all = hexToBytes(sealed)
      const [nonce, hidden, tag] = [0, 1, 2].map((n) => all.slice(n * PART, (n + 1) * PART)) as [
        Uint8Array,
        Uint8Array,
        Uint8Array,
      ]
      const expected = keyed('tag', nonce, hidden, reader)
      let difference = 0
      for (const [at, byte] of tag.entries()) difference |= byte ^ (expected[at] ?? 0)
      if (difference !== 0) return null
      return Number(new DataView(crypt(hidden, nonce, reader).buffer).getBigUint64(0))
    },
  }
}

/** The desk's key for positions: made once, by whichever process needs it first. */
async function deskKey({ db, randomToken }: Ports): Promise<string> {
  await db.insert(settings).values({ key: SETTING, value: randomToken() }).onConflictDoNothing()
  const [row] = await db.select().from(settings).where(eq(settings.key, SETTING))
  if (typeof row?.value !== 'string') throw new Error(`${SETTING} is missing`)
  return row.value
}
