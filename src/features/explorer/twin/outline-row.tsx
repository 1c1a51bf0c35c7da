import { ChevronRight } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Graph } from '#src/data/addresses.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { ColourSwatch } from '#src/ui/flow/colour-swatch.tsx'
import type { FlowColour } from '#src/ui/flow/model.ts'
import type { WindowPoint } from '#src/ui/row-menu.ts'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { Attribution } from '../attribution.tsx'
import { nodeName } from '../workspace/node-name.ts'
import { canOpen } from './outline-keys.ts'
import type { AccountRow, BranchRow, OutlineRow } from './outline.ts'
import css from './twin.module.css'

interface OutlineRowProps {
  readonly row: OutlineRow
  readonly domId: string
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly isBusy: boolean
  readonly isFiltered: boolean
  readonly colour: FlowColour | undefined
  /** The card that the picture draws it in; undefined: its own. */
  readonly fold: string | undefined
  /** Somebody has asked for what is beyond it. */
  readonly isKnown: boolean
  readonly stubs: Graph['notLoaded']
  readonly onPress: () => void
  readonly onToggle: () => void
  readonly onAsk: () => void
  readonly onChoose: () => void
  readonly onMenu: (at: WindowPoint) => void
}

/** One row of the outline. The keyboard is the tree's; the mouse has the row, its arrow and its question. */
export function OutlineRowView(props: OutlineRowProps) {
  const { row, isActive, isSelected } = props
  const open = row.kind === 'rest' || !canOpen(row) ? undefined : row.isOpen
  const press = (event: MouseEvent) => {
    if (row.kind === 'account' && (event.ctrlKey || event.metaKey)) props.onChoose()
    props.onPress()
  }
  return (
    // The keys are the tree's, which has the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <tr
      id={props.domId}
      aria-level={row.level}
      aria-setsize={row.setSize}
      aria-posinset={row.position}
      aria-busy={props.isBusy || undefined}
      {...(open === undefined ? {} : { 'aria-expanded': open })}
      {...(row.kind === 'account' ? { 'aria-selected': isSelected } : {})}
      data-active={isActive || undefined}
      onClick={press}
      onContextMenu={(event) => {
        event.preventDefault()
        props.onMenu({ x: event.clientX, y: event.clientY })
      }}
    >
      <td>
        <span className={css['cell']} style={{ paddingInlineStart: `${(row.level - 1) * 1.125}rem` }}>
          <Toggle row={row} isOpen={open} onToggle={props.onToggle} />
          <RowName {...props} />
        </span>
      </td>
      {row.kind === 'account' ? (
        <AccountCells row={row} />
      ) : row.kind === 'rest' ? (
        <RestCells row={row} stubs={props.stubs} />
      ) : (
        <BranchCells row={row} />
      )}
    </tr>
  )
}

function Toggle({
  row,
  isOpen,
  onToggle,
}: Pick<OutlineRowProps, 'row' | 'onToggle'> & { readonly isOpen: boolean | undefined }) {
  if (row.kind === 'rest' || isOpen === undefined) return <span className={css['toggle']} />
  return (
    // The mouse's; the keyboard has the arrows.
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      className={css['toggle']}
      data-open={isOpen || undefined}
      onClick={(event) => {
        event.stopPropagation()
        onToggle()
      }}
    >
      <ChevronRight size={14} />
    </button>
  )
}

function RowName({ row, isFiltered, isKnown, isBusy, colour, fold }: OutlineRowProps) {
  const { t } = useTranslation(['investigation', 'explorer'])
  const format = useFormat()
  if (row.kind === 'rest')
    return (
      <em className={css['rest']}>
        {t('investigation:twin.restRow', { formatted: format.count(row.counterparties) })}
      </em>
    )
  if (row.kind === 'branch') {
    return (
      <span className={css['branch']}>
        {t(row.direction === 'in' ? 'explorer:expandIn' : 'explorer:expandOut')}
      </span>
    )
  }
  const marks = [
    colour?.text ?? false,
    fold !== undefined && t('investigation:twin.inFold', { name: fold }),
    row.node.stopsTrace && t('investigation:twin.stops'),
    row.isRepeat && t('investigation:twin.repeat'),
    isFiltered && t('investigation:twin.filtered'),
    isBusy && t('explorer:expanding'),
    !isKnown && !row.isRepeat && t('investigation:twin.notAsked'),
  ].filter((mark) => typeof mark === 'string')
  return (
    <>
      {colour && <ColourSwatch place={colour.place} />}
      <span className={css['name']} title={row.node.account.address}>
        {nodeName(row.node)}
      </span>
      {marks.map((mark) => (
        <small key={mark} className={css['faint']}>
          {mark}
        </small>
      ))}
    </>
  )
}

/** Of a direction: whether anything follows in it, or nobody has asked. */
function BranchCells({ row }: { readonly row: BranchRow }) {
  const { t } = useTranslation('investigation')
  return (
    <td colSpan={4}>
      <span className={css['faint']}>
        {row.state === 'end' && t('twin.none')}
        {row.state === 'ask' && t('twin.notAsked')}
      </span>
    </td>
  )
}

function AccountCells({ row }: { readonly row: AccountRow }) {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  const [first] = row.flows
  const transfers = row.flows.reduce((sum, flow) => sum + flow.transferCount, 0)
  return (
    <>
      <td data-end>
        {first && (
          <>
            <AssetAmount units={first.units} decimals={first.asset.decimals} symbol={first.asset.symbol} />
            {row.flows.length > 1 &&
              ` ${t('twin.otherAssets', { formatted: format.count(row.flows.length - 1) })}`}
          </>
        )}
      </td>
      <td data-end>{transfers > 0 && format.count(transfers)}</td>
      <td>{first && <Timestamp at={first.firstTime} block={first.firstBlock} />}</td>
      <td>
        <Attribution node={row.node} />
      </td>
    </>
  )
}

interface RestCellsProps {
  readonly row: Extract<OutlineRow, { kind: 'rest' }>
  readonly stubs: Graph['notLoaded']
}

/** What is not loaded, asset by asset: how much, in how many transfers. */
function RestCells({ row, stubs }: RestCellsProps) {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  const rests = stubs.filter((item) => item.account === row.account && item.direction === row.direction)
  const [first] = rests
  return (
    <>
      <td data-end>
        {first && (
          <>
            <AssetAmount units={first.units} decimals={first.asset.decimals} symbol={first.asset.symbol} />
            {rests.length > 1 && ` ${t('twin.otherAssets', { formatted: format.count(rests.length - 1) })}`}
          </>
        )}
      </td>
      <td data-end>{first && format.count(rests.reduce((sum, rest) => sum + rest.transfers, 0))}</td>
      <td colSpan={2}>
        <span className={css['faint']}>{t('twin.restHint')}</span>
      </td>
    </>
  )
}
