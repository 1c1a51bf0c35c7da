import type { sha256 } from '@noble/hashes/sha2.js'

/** Where hashing a chain's rows has got to; see digest.ts. */
export interface HashState {
  readonly rows: number
  readonly state: ReturnType<typeof sha256.create>
}
