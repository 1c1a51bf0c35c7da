/**
 * Arrays that threads can read together. From this size on an array stands on shared memory where there is any
 * (Node always; a browser only on a cross-origin isolated page), so that a worker reads the ledger in place.
 * Smaller ones are cheaper to copy than to share.
 */
const SHARED_FROM_BYTES = 16_384

/** A new array of zeros, shared if it is large. */
export function uint32Array(length: number): Uint32Array {
  return new Uint32Array(bufferOf(length * Uint32Array.BYTES_PER_ELEMENT))
}

/** A new array of zeros, shared if it is large. */
export function float64Array(length: number): Float64Array {
  return new Float64Array(bufferOf(length * Float64Array.BYTES_PER_ELEMENT))
}

/** A new array of zeros, shared if it is large. */
export function uint8Array(length: number): Uint8Array {
  return new Uint8Array(bufferOf(length))
}

/** A new array of zeros, shared if it is large. */
export function uint16Array(length: number): Uint16Array {
  return new Uint16Array(bufferOf(length * Uint16Array.BYTES_PER_ELEMENT))
}

/** Whether this place has shared memory at all. */
export function canShareMemory(): boolean {
  return typeof SharedArrayBuffer !== 'undefined'
}

function bufferOf(bytes: number): ArrayBufferLike {
  return bytes >= SHARED_FROM_BYTES && canShareMemory()
    ? new SharedArrayBuffer(bytes)
    : new ArrayBuffer(bytes)
}
