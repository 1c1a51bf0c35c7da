import type { Command } from '#src/platform/commands.ts'
import { isTyping } from './typing.ts'

export interface ExplorerCommand {
  /** Without the prefix that all commands of the explorer share. */
  readonly id: string
  readonly title: string
  readonly shortcut: string | null
  readonly when: boolean
  readonly run: () => void
}

/** A command of the explorer as the one registry takes it, in the explorer's group. */
export function explorerCommand(group: string, { id, title, shortcut, when, run }: ExplorerCommand): Command {
  return {
    id: `explorer.${id}`,
    title,
    group,
    ...(shortcut === null ? {} : { shortcut }),
    // Single letters are the field's own anyway while somebody types; the others are, only here.
    when: () => when && ((shortcut?.length ?? 0) <= 1 || !isTyping()),
    run,
  }
}
