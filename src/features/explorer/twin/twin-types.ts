import type { Graph } from '#src/data/addresses.ts'
import type { WindowPoint } from '#src/ui/row-menu.ts'
import type { FlowColour, FlowDirection } from '#src/ui/flow/model.ts'

/** What the tables need of the workspace. */
export interface TwinProps {
  readonly graph: Graph
  readonly roots: readonly string[]
  /** Ids of accounts and flows. */
  readonly selected: ReadonlySet<string>
  readonly onSelectedChange: (selected: ReadonlySet<string>) => void
  /** What the details are about. */
  readonly activeId: string | null
  readonly onActiveChange: (id: string) => void
  /** False: nobody has asked for the counterparties of the account in that direction. */
  readonly isAsked: (account: string, direction: FlowDirection) => boolean
  readonly isBusy: (account: string) => boolean
  readonly onExpand: (account: string, direction: FlowDirection) => void
  /** Amount that the chosen taint method finds in a flow, ready to be read; null: none is painted. */
  readonly taintOf: ((edgeId: string) => string | null) | null
  /** Ids that a filter takes out; said in the tables, as it is faded in the picture. */
  readonly filtered: ReadonlySet<string>
  /** What the picture draws an account in where it does not stand there by itself: the name of that card. */
  readonly foldOf: ReadonlyMap<string, string>
  /** Opens the menu of an account, a flow or a transaction. */
  readonly onMenu: (id: string, at: WindowPoint) => void
  /** Colours that the reader gave, by account. */
  readonly colours: ReadonlyMap<string, FlowColour>
}
