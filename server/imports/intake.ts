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
 * Takes a file in. `onBytes` is told the count after each piece, and may throw to stop.
 *
 * @throws ProblemError `too-large` beyond `limit` bytes; UploadBrokenError where the sender's stream fails
 */
export function takeIn(
  body: AsyncIterable<Uint8Array>,
  limit: number,
  onBytes: (bytesRead: number) => void,
): Intake {
  const hash = sha256.create()
  let count = 0
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const chunk of guarded(body)) {
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

/** The problem of a file beyond the desk's limit. */
export function tooLarge(limit: number): ProblemError {
  return new ProblemError('too-large', `The desk takes files of up to ${Math.floor(limit / 1024 ** 2)} MiB.`)
}

async function* guarded(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await chunks.next().catch((cause: unknown) => {
        throw new UploadBrokenError(cause)
      })
      if (next.done === true) return
      yield next.value
    }
  } finally {
    await chunks.return?.()
  }
}

/** A request's body as an iterable: not every browser can iterate a stream. An absent body is an empty file. */
export async function* chunksOf(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (stream === null) return
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
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
