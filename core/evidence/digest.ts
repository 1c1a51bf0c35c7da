import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** SHA-256 of a file's content, in lower-case hexadecimal. The same code computes it in the browser and at the desk. */
export function contentDigest(content: Uint8Array): string {
  return bytesToHex(sha256(content))
}
