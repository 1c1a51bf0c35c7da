import type { Graph, View } from '#src/data/addresses.ts'
import type { FileSource } from '../file/file-source.ts'
import type { Assembled } from './assemble.ts'
import type { Transactions } from '../transactions/use-transactions.ts'
import type { Selection } from './use-selection.ts'
import type { Taint } from './use-taint.ts'
import type { Drawing } from './use-drawing.ts'
import type { TimeChoice } from './use-time-window.ts'
import type { Workspace } from './workspace.ts'

/** What every part of the screen works with. */
export interface WorkspaceContext {
  readonly workspace: Workspace
  readonly picture: Assembled
  /** From when everything beside the picture is asked, so that the details are of the same moment as the picture. */
  readonly view: View
  /** The picture as it is drawn: without what a filter hides. */
  readonly shown: Graph
  /** The picture as cards and lines, folds included. */
  readonly drawing: Drawing
  /** Flows of the path that is drawn strong; null: none is chosen. */
  readonly path: ReadonlySet<string> | null
  /** Ids that a filter takes out, whether it fades or hides them. */
  readonly filtered: ReadonlySet<string>
  readonly selection: Selection
  readonly taint: Taint
  /** What stands between the accounts where the picture is of transactions. */
  readonly transactions: Transactions
  readonly time: TimeChoice
  /** What is shown are the facts of the file that the investigation was read from; null: those of this desk. */
  readonly file: FileSource | null
  /** An earlier state is shown, or the facts of a file: nothing can be changed or asked. */
  readonly isReadOnly: boolean
}
