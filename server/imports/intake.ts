import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { ProblemError } from '../http/problem.ts'

/** The upload ended before the file did: the sender went away. */
export class UploadBrokenError extends Error {
  constructor(cause: unknown) {
    super('The upload broke off before the end of the file.', { cause })
    this.name = 'UploadBrokenError'
  }
}

/** A file on its way in: its bytes in order, counted and hashed as they pass. */
export interface Intake {
  readonly bytes: AsyncIterable<Uint8Array>
  bytesRead(): number
  /** SHA-256 of the file, hex. Only after the last byte has passed. */
  digest(): string
}

/** One piece handed on: small enough that hashing and parsing it do not hold up the thread. */
const PIECE = 64 * 1024

/**
 * Takes a file in; an absent stream is an empty file. `halted` rejects where the import is told to stop, which also
 * ends the wait for a sender that has fallen silent. `onBytes` is told the count after each piece.
 *
 * @throws ProblemError `too-large` beyond `limit` bytes; UploadBrokenError where the sender's stream fails
 */
export function takeIn(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
  halted: Promise<never>,
  onBytes: (bytesRead: number) => void,
): Intake {
  const hash = sha256.create()
  let count = 0
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunksOf(stream, halted)) {
      for (let from = 0; from < chunk.length; from += PIECE) {
        const piece = chunk.subarray(from, from + PIECE)
        count += piece.length
        if (count > limit) throw tooLarge(limit)
        hash.update(piece)
        onBytes(count)
        yield piece
      }
    }
  }
  return { bytes: pieces(), bytesRead: () => count, digest: () => bytesToHex(hash.clone().digest()) }
}

async function* chunksOf(
  stream: ReadableStream<Uint8Array> | null,
  halted: Promise<never>,
): AsyncGenerator<Uint8Array> {
  if (stream === null) return
  const reader = stream.getReader()
  const read = () =>
    reader.read().catch((cause: unknown) => {
      throw new UploadBrokenError(cause)
    })
  try {
    for (;;) {
      const { done, value } = await Promise.race([read(), halted])
      if (done) return
      yield value
    }
  } finally {
    // Not waited for: a sender that has fallen silent may never answer.
    reader.cancel().catch(() => {})
  }
}

/** The problem of a file beyond the desk's limit. */
export function tooLarge(limit: number): ProblemError {
  return new ProblemError('too-large', `The desk takes files of up to ${Math.floor(limit / 1024 ** 2)} MiB.`)
}

/** Reads at least `size` bytes ahead (or all there are), and gives the whole file on again from its start. */
export async function peek(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): Promise<{ head: Uint8Array; bytes: AsyncIterable<Uint8Array> }> {
  const source = bytes[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  let length = 0
  while (length < size) {
    const next = await source.next()
    if (next.done === true) break
    pieces.push(next.value)
    length += next.value.length
  }
  const head = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    head.set(piece, at)
    at += piece.length
  }
  async function* replay(): AsyncGenerator<Uint8Array> {
    try {
      if (length > 0) yield head
      for (;;) {
        const next = await source.next()
        if (next.done === true) return
        yield next.value
      }
    } finally {
      await source.return?.()
    }
  }
  return { head, bytes: replay() }
}
