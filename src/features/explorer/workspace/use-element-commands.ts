import { type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { parseAccountKey } from '#core/chain/account-key.ts'
import { type Command, useCommands } from '#src/platform/commands.ts'
import { useFormat } from '#src/platform/use-format.ts'
import type { FlowGraphHandle } from '#src/ui/flow/flow-graph.tsx'
import { toast } from '#src/ui/toast.tsx'
import { useAdd } from '../opening/use-add.ts'
import type { ExplorerSearch } from '../search.ts'
import type { WorkspaceContext } from './context.ts'
import { explorerCommand } from './explorer-command.ts'
import { collapsible, foldAgain, foldIdOf } from './folds.ts'
import { chosenAccounts } from './use-selection.ts'
import type { Wish } from './use-wishes.ts'

interface ElementContext extends Pick<
  WorkspaceContext,
  'workspace' | 'picture' | 'selection' | 'transactions' | 'isReadOnly' | 'file'
> {
  readonly handle: RefObject<FlowGraphHandle | null>
  readonly onDetails: (wish: Wish) => void
  readonly onExposure: (account: string) => void
  readonly onOpen: (search: ExplorerSearch) => void
}

/** What can be done with the account, flow or transaction that is looked at, beside expanding and hiding it. */
export function useElementCommands(context: ElementContext): void {
  const { workspace, picture, selection, transactions, isReadOnly, file, handle } = context
  const { onDetails, onExposure, onOpen } = context
  const { t } = useTranslation(['investigation', 'colours'])
  const format = useFormat()
  const add = useAdd(workspace)
  const commands = useMemo((): Command[] => {
    const { activeId } = selection
    const isAccount = picture.graph.nodes.some((node) => node.account.key === activeId)
    const account = isAccount ? activeId : null
    const transaction = transactions.picture?.drawn.find(
      ({ id, legs }) => id === activeId || legs.some((leg) => leg.id === activeId),
    )?.transaction
    const chosen = chosenAccounts(picture.graph, selection)
    const isPinned = chosen.length > 0 && chosen.every((key) => picture.state.places.get(key)?.pinned)
    // In the tables an account stands by itself, also where the reader took it for a part of something.
    const held = [...picture.collapsed].find(
      ([id, { members }]) => activeId !== null && members.includes(activeId) && !picture.openFolds.has(id),
    )
    const foldId = activeId?.startsWith('fold:') ? activeId : (held?.[0] ?? null)
    const command = (
      id: string,
      title: string,
      shortcut: string | null,
      when: boolean,
      run: () => void,
    ): Command => explorerCommand(t('title'), { id, title, shortcut, when, run })
    const pin = () => {
      const positions = handle.current?.positions()
      const places = chosen.flatMap((node) => {
        const at = positions?.get(node)
        return at ? [{ node, x: Math.round(at.x), y: Math.round(at.y) }] : []
      })
      if (isPinned) workspace.do({ kind: 'unpin', nodes: [...chosen], facts: null })
      else if (places.length > 0) workspace.do({ kind: 'pin', places, facts: null })
    }
    const fold = () => {
      if (foldId !== null) return workspace.do({ kind: 'unfold', fold: foldId, facts: null })
      for (const id of picture.openFolds) workspace.do(foldAgain(id, picture.collapsed))
    }
    const one = collapsible(picture.graph, chosen)
    const collapse = () => {
      if (one === null) return
      const id = foldIdOf(one.id)
      workspace.do({
        kind: 'fold',
        fold: id,
        why: one.why,
        name: one.name,
        members: [...one.members],
        facts: null,
      })
      selection.choose(id)
    }
    const copy = async () => {
      await navigator.clipboard.writeText(
        transaction === undefined ? parseAccountKey(account!).address : transaction.hash,
      )
      toast({ tone: 'ok', title: t('element.copied') })
    }
    const isLive = !isReadOnly
    // A file's accounts may not be held here: what this desk says of them is asked on a page of its own.
    const isHere = file === null
    const copyTitle = t(transaction === undefined ? 'element.copy' : 'element.copyHash')
    const collapseTitle =
      one === null
        ? t('element.collapseNone')
        : t(one.why === 'entity' ? 'element.collapseEntity' : 'element.collapseChosen', {
            count: one.members.length,
            formatted: format.count(one.members.length),
            name: one.name,
          })
    const canFold = foldId !== null || picture.openFolds.size > 0
    return [
      command('pin', t(isPinned ? 'element.unpin' : 'element.pin'), 'p', isLive && chosen.length > 0, pin),
      command('fold', t(foldId !== null ? 'element.unfold' : 'element.fold'), null, isLive && canFold, fold),
      command('collapse', collapseTitle, null, isLive && one !== null, collapse),
      command('note', t('element.note'), 'n', isLive && activeId !== null, () => onDetails('note')),
      command('colour', t('colours:command'), 'l', isLive && account !== null, () => onDetails('colour')),
      command('copy', copyTitle, 'c', account !== null || transaction !== undefined, () => void copy()),
      command('exposure', t('details.exposure'), null, isHere && account !== null, () =>
        onExposure(account!),
      ),
      command('open', t('element.open'), null, account !== null, () => onOpen({ account: account! })),
      command(
        'drawTransaction',
        t('element.drawTransaction'),
        null,
        isLive && transaction !== undefined,
        () => void add({ kind: 'transaction', id: transaction!.id, title: transaction!.hash }),
      ),
    ]
  }, [
    t,
    workspace,
    picture,
    selection,
    transactions,
    isReadOnly,
    file,
    handle,
    onDetails,
    onExposure,
    onOpen,
    add,
    format,
  ])
  useCommands(commands)
}
