import { useMemo } from 'react'
import type { InvestigationFileFacts } from '#core/contract/investigation-document.ts'
import type { ExplorerSearch } from '../search.ts'
import type { Assembled } from '../workspace/assemble.ts'
import { compareFile, type FileSource, isCovered } from './file-source.ts'
import { pictureOfFile } from './picture-of-file.ts'

export interface Facts {
  /** The picture with the facts that are shown. */
  readonly picture: Assembled
  /** The file that the investigation came from; null: it was made here, or its file brought no facts. */
  readonly source: FileSource | null
  readonly isOfFile: boolean
}

/**
 * Whose facts are shown: this desk's, or those of the file that the investigation was read from. They are never shown
 * together. Unless the reader says otherwise, the file's are shown where the desk does not hold all of them.
 */
export function useFacts(
  desk: Assembled,
  file: InvestigationFileFacts | null,
  wanted: ExplorerSearch['facts'],
): Facts {
  const source = useMemo(() => (file === null ? null : compareFile(file, desk.graph)), [file, desk.graph])
  // Decided once: what somebody adds to the picture later does not turn the page over under their hands.
  const isDefault = useMemo(
    () => file !== null && !isCovered(compareFile(file, desk.graph)),
    // oxlint-disable-next-line react/exhaustive-deps -- only the picture that was opened decides
    [file],
  )
  const isOfFile = file !== null && (wanted === undefined ? isDefault : wanted === 'file')
  const picture = useMemo(
    () => (isOfFile && file !== null ? pictureOfFile(desk, file) : desk),
    [isOfFile, file, desk],
  )
  return { picture, source, isOfFile }
}
