import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowDirection } from '#src/ui/flow/model.ts'
import { belowRow, isMenuKey, type WindowPoint } from '#src/ui/row-menu.ts'
import { firstOpen, outlineRows, type OutlineRow } from './outline.ts'
import { outlineAction } from './outline-keys.ts'
import { OutlineRowView } from './outline-row.tsx'
import css from './twin.module.css'
import type { TwinProps } from './twin-types.ts'

/** The picture as paths: what came before and after each account, asked for where nobody has asked yet. */
export function OutlineTree(props: TwinProps) {
  const { graph, roots, selected, isAsked, onExpand } = props
  const { t } = useTranslation('investigation')
  const [open, setOpen] = useState(() => firstOpen(roots))
  const [activeRow, setActiveRow] = useState<string | null>(null)
  const treeId = useId()
  const rows = useOutline(props, open)
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === activeRow),
  )
  const activeDomId = `${treeId}-${at}`
  useEffect(() => {
    document.getElementById(activeDomId)?.scrollIntoView({ block: 'nearest' })
  }, [activeDomId])

  const set = (id: string, isOpen: boolean) =>
    setOpen((before) => {
      const next = new Set(before)
      if (isOpen) next.add(id)
      else next.delete(id)
      return next
    })
  const activate = (row: OutlineRow) => {
    setActiveRow(row.id)
    if (row.kind !== 'rest') props.onActiveChange(row.node.account.key)
  }
  const ask = (row: OutlineRow) => {
    const account = row.kind === 'rest' ? row.account : row.node.account.key
    const direction: FlowDirection = row.direction ?? 'out'
    if (row.kind !== 'rest') set(row.id, true)
    onExpand(account, direction)
  }
  const choose = (row: OutlineRow) => {
    if (row.kind !== 'account') return
    const next = new Set(selected)
    if (!next.delete(row.node.account.key)) next.add(row.node.account.key)
    props.onSelectedChange(next)
  }
  const toggle = (row: OutlineRow) => {
    if (row.kind === 'rest') return
    if (!row.isOpen && row.state === 'ask') ask(row)
    else set(row.id, !row.isOpen)
  }
  const openMenu = (row: OutlineRow | undefined, at: WindowPoint) => {
    if (row === undefined || row.kind === 'rest') return
    activate(row)
    props.onMenu(row.node.account.key, at)
  }
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    if (isMenuKey(event)) {
      event.preventDefault()
      const element = document.getElementById(activeDomId)
      if (element) openMenu(rows[at], belowRow(element))
      return
    }
    const action = outlineAction(event.key, rows, at)
    const row = rows[at]
    if (action === null || row === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (action.kind === 'move') activate(rows[action.to]!)
    else if (action.kind === 'ask') ask(row)
    else if (action.kind === 'details') activate(row)
    else if (action.kind === 'toggle') choose(row)
    else set(row.id, action.kind === 'open')
  }

  return (
    <div className={css['tree']}>
      <p id={`${treeId}-keys`} hidden>
        {t('twin.pathKeys')}
      </p>
      <table
        // The tree grid pattern: the grid has the focus and names its active row.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="treegrid"
        aria-label={t('twin.paths')}
        aria-describedby={`${treeId}-keys`}
        aria-multiselectable
        {...(rows.length > 0 ? { 'aria-activedescendant': activeDomId } : {})}
        tabIndex={0}
        onKeyDown={press}
      >
        <thead>
          <tr>
            {(['account', 'amount', 'transfers', 'time', 'category'] as const).map((id) => (
              <th key={id} scope="col" data-end={id === 'amount' || id === 'transfers' || undefined}>
                {t(`twin.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <OutlineRowView
              key={row.id}
              domId={`${treeId}-${index}`}
              row={row}
              isActive={index === at}
              isSelected={row.kind === 'account' && selected.has(row.node.account.key)}
              isBusy={props.isBusy(row.kind === 'rest' ? row.account : row.node.account.key)}
              isFiltered={row.kind === 'account' && props.filtered.has(row.node.account.key)}
              colour={row.kind === 'account' ? props.colours.get(row.node.account.key) : undefined}
              fold={row.kind === 'account' ? props.foldOf.get(row.node.account.key) : undefined}
              isKnown={
                row.kind === 'rest' || row.direction === null || isAsked(row.node.account.key, row.direction)
              }
              onPress={() => activate(row)}
              onToggle={() => toggle(row)}
              onAsk={() => ask(row)}
              onChoose={() => choose(row)}
              onMenu={(point) => openMenu(row, point)}
              stubs={graph.notLoaded}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function useOutline({ graph, roots, isAsked }: TwinProps, open: ReadonlySet<string>): readonly OutlineRow[] {
  return useMemo(
    () =>
      outlineRows(
        {
          roots,
          nodes: new Map(graph.nodes.map((node) => [node.account.key, node])),
          edges: graph.edges,
          notLoaded: (account, direction) => {
            if (!isAsked(account, direction)) return null
            const around = graph.surroundings.find(
              (item) => item.account === account && item.direction === direction,
            )
            return around ? Math.max(0, around.counterparties - around.drawn) : 0
          },
        },
        open,
      ),
    [graph, roots, isAsked, open],
  )
}
