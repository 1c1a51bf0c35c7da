import { useCallback, useId, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '#src/platform/preferences.ts'
import { cx } from './cx.ts'
import { TableHead } from './data-table-head.tsx'
import type { HeaderSort } from './data-table-header.tsx'
import { gridAction, toggled, withRange } from './data-table-keys.ts'
import { TableFoot } from './data-table-foot.tsx'
import { DataTableRow } from './data-table-row.tsx'
import {
  type Column,
  DEFAULT_LAYOUT,
  ROW_HEIGHT,
  type DataTableProps,
  type TableLayout,
} from './data-table-types.ts'
import css from './data-table.module.css'
import { gridTemplate, MIN_WIDTH, nextSort, shownColumns } from './grid-columns.ts'
import { belowRow, isMenuKey } from './row-menu.ts'
import { useEndReached } from './use-end-reached.ts'
import { useKept } from './use-kept.ts'
import { useLatest } from './use-latest.ts'
import { useRowWindow } from './use-row-window.ts'

const HEAD_HEIGHT = 32
const NONE: ReadonlySet<string> = new Set()

/**
 * A virtualised grid over rows that the server filters, sorts and pages. One tab stop: the grid keeps the
 * focus and names its active row (aria-activedescendant), so moving costs one render of two rows.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, getRowId, selected = NONE, onSelectedChange, onOpen } = props
  const { isLoading = false, isLoadingMore = false } = props
  const { t } = useTranslation()
  const density = usePreferences((state) => state.density)
  const height = ROW_HEIGHT[props.density ?? density]
  const gridId = useId()
  const scroller = useRef<HTMLDivElement | null>(null)
  const anchor = useRef(-1)
  /** The row that was selected last: Shift with X selects from there. */
  const marked = useRef(-1)

  const [layout, setLayout] = useKept<TableLayout>(props.layout, DEFAULT_LAYOUT, props.onLayoutChange)
  const [activeId, setActiveId] = useKept<string | null>(props.activeId, null, (id) => {
    if (id !== null) props.onActiveChange?.(id)
  })
  // Nothing is made for each row when a page of them arrives: of a hundred thousand, that is what stops the scrolling.
  const idAt = (index: number): string | undefined => {
    const row = rows[index]
    return row === undefined ? undefined : getRowId(row)
  }
  const idsNow = () => rows.map(getRowId)
  const active = activeId === null ? -1 : rows.findIndex((row) => getRowId(row) === activeId)
  const selectable = onSelectedChange !== undefined

  const { indexes, last, keyOf, reveal } = useRowWindow({
    scroller,
    count: rows.length,
    height,
    head: HEAD_HEIGHT,
    // The row that aria-activedescendant names has to exist, also while the mouse wheel is far away from it.
    kept: active,
  })

  useEndReached({
    count: rows.length,
    last,
    isBusy: isLoading || isLoadingMore,
    onEndReached: props.onEndReached,
  })

  const moveTo = (index: number, extend: boolean) => {
    const id = idAt(index)
    if (id === undefined) return
    if (extend && selectable) {
      if (anchor.current === -1) anchor.current = active === -1 ? index : active
      onSelectedChange(withRange(selected, idsNow(), anchor.current, index))
    } else {
      anchor.current = index
    }
    setActiveId(id)
  }

  const onKey = (event: KeyboardEvent) => {
    // Keys pressed on something inside (a sort button, a link in a cell) are its own.
    if (event.target !== event.currentTarget) return
    if (props.onMenu !== undefined && isMenuKey(event)) {
      event.preventDefault()
      event.stopPropagation()
      const element = document.getElementById(`${gridId}-${active}`)
      if (activeId !== null && element !== null) props.onMenu(activeId, belowRow(element))
      return
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2)
    const action = gridAction(event, { active, count: rows.length, page })
    if (action === null) return
    const row = rows[active]
    if (action.kind === 'move') {
      moveTo(action.to, action.extend)
      reveal(action.to)
    } else if (action.kind === 'open') {
      if (row === undefined || !onOpen) return
      onOpen(row)
    } else if (!selectable) {
      return
    } else if (action.kind === 'toggle') {
      if (activeId === null || row === undefined) return
      anchor.current = active
      marked.current = active
      onSelectedChange(toggled(selected, activeId))
    } else if (action.kind === 'range') {
      if (active === -1) return
      onSelectedChange(withRange(selected, idsNow(), marked.current === -1 ? active : marked.current, active))
    } else if (action.kind === 'selectAll') {
      onSelectedChange(new Set([...selected, ...idsNow()]))
    } else {
      if (selected.size === 0) return
      onSelectedChange(NONE)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  const menu = (event: MouseEvent<HTMLElement>) => {
    const row = (event.target as Element).closest('[role="row"]')
    const id = idAt(Number(row?.id.slice(gridId.length + 1)))
    if (id === undefined) return
    event.preventDefault()
    setActiveId(id)
    props.onMenu?.(id, { x: event.clientX, y: event.clientY })
  }

  const press = (index: number, event: MouseEvent, onBox: boolean) => {
    const id = idAt(index)
    if (id === undefined) return
    if (selectable && event.shiftKey) {
      moveTo(index, true)
      return
    }
    if (selectable && (onBox || event.ctrlKey || event.metaKey)) onSelectedChange(toggled(selected, id))
    moveTo(index, false)
  }
  const latest = useLatest({
    press,
    open: (index: number) => rows[index] !== undefined && onOpen?.(rows[index]),
    sort: (column: string) => props.onSortChange?.(nextSort(props.sort, column)),
    selectAll: (on: boolean) => onSelectedChange?.(on ? new Set(idsNow()) : NONE),
    widths: (widths: TableLayout['widths']) => setLayout({ ...layout, widths }),
  })
  const onPress = useCallback(
    (index: number, event: MouseEvent, onBox: boolean) => latest.current.press(index, event, onBox),
    [latest],
  )
  const onRowOpen = useCallback((index: number) => void latest.current.open(index), [latest])
  const onSort = useCallback((column: string) => latest.current.sort(column), [latest])
  const onSelectAll = useCallback((on: boolean) => latest.current.selectAll(on), [latest])
  const onWidths = useCallback((widths: TableLayout['widths']) => latest.current.widths(widths), [latest])

  const grid = useMemo(() => shownColumns(props.columns, layout), [props.columns, layout])
  const shown = useMemo(() => grid.map(({ column }) => column), [grid])
  const heads = useMemo(
    () =>
      shown.map((column) => ({
        id: column.id,
        name: column.header,
        align: column.align ?? ('start' as const),
        minWidth: column.minWidth ?? MIN_WIDTH,
        sorted: sortedBy(column, props.sort?.column ?? null, props.sort?.descending === true),
      })),
    [shown, props.sort?.column, props.sort?.descending],
  )
  const minWidth = grid.reduce((sum, { size }) => sum + size, selectable ? 36 : 0)
  const total = props.total === undefined ? rows.length : props.total

  return (
    <div className={cx(css['frame'])}>
      <div
        ref={(element) => {
          scroller.current = element
          if (typeof props.ref === 'function') return props.ref(element)
          if (props.ref) props.ref.current = element
          return undefined
        }}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={total === null ? -1 : total + 1}
        aria-colcount={shown.length + (selectable ? 1 : 0)}
        aria-busy={isLoading}
        aria-describedby={`${gridId}-keys`}
        {...(selectable ? { 'aria-multiselectable': true } : {})}
        {...(active === -1 ? {} : { 'aria-activedescendant': `${gridId}-${active}` })}
        className={cx(css['grid'])}
        style={
          {
            '--cols': gridTemplate(grid, layout, selectable),
            '--min': `${minWidth}px`,
          } as React.CSSProperties
        }
        onKeyDown={onKey}
        {...(props.onMenu === undefined ? {} : { onContextMenu: menu })}
      >
        <TableHead
          columns={heads}
          selection={selectable ? selectionOf(rows, getRowId, selected) : undefined}
          onSelectAll={onSelectAll}
          onSort={onSort}
          onWidthsChange={onWidths}
        />
        <div role="rowgroup" className={cx(css['body'])} style={{ height: rows.length * height }}>
          {indexes.map((index) => {
            const row = rows[index]
            const id = idAt(index)
            if (row === undefined || id === undefined) return null
            return (
              <DataTableRow
                key={keyOf(index)}
                domId={`${gridId}-${index}`}
                row={row}
                index={index}
                top={index * height}
                height={height}
                columns={shown}
                isActive={id === activeId}
                isSelected={selectable ? selected.has(id) : null}
                onPress={onPress}
                onOpen={onRowOpen}
              />
            )
          })}
        </div>
        <TableFoot
          isEmpty={rows.length === 0}
          isLoading={isLoading}
          isLoadingMore={isLoadingMore}
          empty={props.empty}
          columnCount={shown.length}
          rowHeight={height}
        />
      </div>
      <span id={`${gridId}-keys`} hidden>
        {t('table.keys')}
      </span>
      <span role="status" className="visually-hidden">
        {isLoading ? t('state.loading') : isLoadingMore ? t('table.loadingMore') : ''}
      </span>
    </div>
  )
}

function sortedBy<Row>(
  { id, isSortable }: Column<Row>,
  sorted: string | null,
  descending: boolean,
): HeaderSort | undefined {
  if (isSortable !== true) return undefined
  if (sorted !== id) return 'none'
  return descending ? 'descending' : 'ascending'
}

function selectionOf<Row>(
  rows: readonly Row[],
  getRowId: (row: Row) => string,
  selected: ReadonlySet<string>,
) {
  if (selected.size === 0) return 'none'
  return rows.length > 0 && rows.every((row) => selected.has(getRowId(row))) ? 'all' : 'some'
}
