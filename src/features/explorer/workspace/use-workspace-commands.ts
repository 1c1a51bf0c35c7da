import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { type Command, useCommands } from '#src/platform/commands.ts'
import type { FlowDirection } from '#src/ui/flow/model.ts'
import type { Assembled } from './assemble.ts'
import { explorerCommand } from './explorer-command.ts'
import type { Saving } from './use-saving.ts'
import { chosenAccounts, type Selection } from './use-selection.ts'
import type { Workspace } from './workspace.ts'

interface CommandContext {
  readonly workspace: Workspace
  readonly picture: Assembled
  readonly selection: Selection
  readonly saving: Saving
  readonly isReadOnly: boolean
  readonly onToggleView: () => void
  readonly onToggleMode: () => void
}

/** What the keyboard, the palette and the help sheet offer while an investigation is open. */
export function useWorkspaceCommands({
  workspace,
  picture,
  selection,
  saving,
  isReadOnly,
  onToggleView,
  onToggleMode,
}: CommandContext): void {
  const { t } = useTranslation(['investigation', 'transactions'])
  const canUndo = useStore(workspace.record.store, (state) => state.steps.length > 0)
  const canRedo = useStore(workspace.record.store, (state) => state.undone.length > 0)
  const isLive = !isReadOnly
  const isBusy = useStore(workspace.queue.store, (state) => state.running !== null)
  const commands = useMemo((): Command[] => {
    const { nodes } = picture.graph
    const active = nodes.find((node) => node.account.key === selection.activeId)?.account.key ?? null
    const chosen = chosenAccounts(picture.graph, selection)
    const command = (
      id: string,
      title: string,
      shortcut: string | null,
      when: boolean,
      run: () => void,
    ): Command => explorerCommand(t('title'), { id, title, shortcut, when, run })
    const expand = (direction: FlowDirection | 'both') => () => {
      if (active !== null) workspace.expand(active, direction)
    }
    const canExpand = (direction: FlowDirection) =>
      active !== null && isLive && !picture.isAsked(active, direction)
    return [
      command('undo', t('undo'), 'mod+z', canUndo && isLive, workspace.undo),
      command('redo', t('redo'), 'mod+shift+z', canRedo && isLive, workspace.redo),
      command('expandIn', t('expand.in'), '[', canExpand('in'), expand('in')),
      command('expandOut', t('expand.out'), ']', canExpand('out'), expand('out')),
      command('expandBoth', t('expand.both'), 'e', canExpand('in') || canExpand('out'), expand('both')),
      command('hide', t('hideChosen'), 'Delete', chosen.length > 0 && isLive, () => {
        workspace.do({ kind: 'hide', nodes: [...chosen], facts: null })
        selection.choose(null)
      }),
      command('stop', t('stop'), null, isBusy, workspace.queue.cancel),
      command('view', t('toggleView'), 'v', true, onToggleView),
      command('mode', t('transactions:mode.toggle'), 'm', isLive, onToggleMode),
      command('save', t('save.now'), 'mod+s', saving.saved !== null && isLive, () => void saving.save()),
    ]
  }, [t, workspace, picture, selection, saving, onToggleView, onToggleMode, canUndo, canRedo, isLive, isBusy])
  useCommands(commands)
}
