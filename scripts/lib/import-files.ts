import { createReadStream, openSync, readdirSync, readSync, closeSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { basename, join, relative } from 'node:path'
import { ProblemError } from '#server/http/problem.ts'
import { detectKind, HEAD_BYTES } from '#server/imports/detect.ts'
import type { Imports } from '#server/imports/imports.ts'
import type { ImportKind } from '#server/imports/options.ts'
import type { Import } from '#server/imports/records.ts'
import { SYSTEM } from '#server/store/audit.ts'

export interface FileToImport {
  readonly path: string
  /** Name to show, and to tell the kind from. */
  readonly name: string
  readonly bytes: number
  readonly kind: ImportKind
}

export interface FileList {
  readonly files: readonly FileToImport[]
  /** Files of a folder that are none of the kinds, with the reason. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[]
}

const ENDINGS = /\.(csv|txt|ya?ml)$/i

/**
 * The files that a path means: itself, or every supported file of a folder and its folders, by name.
 *
 * @throws ProblemError where the kind of a single file cannot be told
 */
export function listFiles(path: string, kind: ImportKind | null): FileList {
  if (!statSync(path).isDirectory()) return { files: [fileAt(path, basename(path), kind)], skipped: [] }
  const files: FileToImport[] = []
  const skipped: { name: string; reason: string }[] = []
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of paths.toSorted()) {
    const name = relative(path, file)
    try {
      if (!ENDINGS.test(name)) throw new ProblemError('unprocessable', 'not a .csv, .txt, .yaml or .yml file')
      files.push(fileAt(file, name, kind))
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      skipped.push({ name, reason: error.message })
    }
  }
  return { files, skipped }
}

function fileAt(path: string, name: string, kind: ImportKind | null): FileToImport {
  return { path, name, bytes: statSync(path).size, kind: kind ?? detectKind(name, headOf(path)) }
}

function headOf(path: string): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES)
  const handle = openSync(path, 'r')
  try {
    return head.subarray(0, readSync(handle, head))
  } finally {
    closeSync(handle)
  }
}

/** Imports one file through the same pipeline as an upload. `onTick` is called five times a second. */
export async function importFile(
  imports: Imports,
  file: FileToImport,
  { book, lookBack }: { readonly book: string | undefined; readonly lookBack: boolean },
  onTick: (id: string) => void,
): Promise<Import> {
  const { id } = await imports.announce(
    { filename: file.name, kind: file.kind, bytes: file.bytes, book, lookBack },
    SYSTEM,
  )
  const timer = setInterval(() => onTick(id), 200)
  try {
    return await imports.receive(id, streamOf(file.path), SYSTEM)
  } finally {
    clearInterval(timer)
  }
}

function streamOf(path: string): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
}
