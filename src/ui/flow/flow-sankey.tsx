import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { layoutSankey, type SankeyLink, type SankeyNode, type SankeyPath } from '#core/flow/picture/sankey.ts'
import { cx } from '#src/ui/cx.ts'
import { useWidth } from '#src/ui/use-width.ts'
import { toneOf } from './categories.ts'
import css from './flow-sankey.module.css'
import { amountOf, type FlowNode } from './model.ts'

export interface FlowSankeyProps {
  /** Selected paths; those of different assets become pictures of their own, because they have no common scale. */
  readonly paths: readonly SankeyPath[]
  /** Names and categories, by node id. */
  readonly nodes: ReadonlyMap<string, FlowNode>
  readonly assets: ReadonlyMap<string, { readonly symbol: string; readonly decimals: number }>
  /** Smallest units as an amount without its symbol. */
  readonly amount: (units: string, decimals: number) => string
  readonly selectedId?: string | null
  readonly onSelect?: (nodeId: string) => void
}

/** Px from column to column: as the place allows, never so near that a name has no room. */
const COLUMN = { most: 210, least: 128 }
const BAR = 12
const NAME = 150
/** Characters of a name that have room beside the last column; the whole of it is in the table. */
const LONGEST_NAME = 22
const VALUE_HEIGHT = 260

/** The paths as ribbons whose thickness is the amount that arrived. Each has its table below, for who cannot see it. */
export function FlowSankey({ paths, ...props }: FlowSankeyProps) {
  const groups = useMemo(() => [...Map.groupBy(paths, (path) => path.asset)], [paths])
  return (
    <div className={cx(css['sankey'])}>
      {groups.map(([asset, own]) => (
        <AssetSankey key={asset} asset={asset} paths={own} {...props} />
      ))}
    </div>
  )
}

interface AssetSankeyProps extends FlowSankeyProps {
  readonly asset: string
}

function AssetSankey({ asset, paths, nodes, assets, amount, selectedId = null, onSelect }: AssetSankeyProps) {
  const { t } = useTranslation('flow')
  const layout = useMemo(() => layoutSankey(paths, { valueHeight: VALUE_HEIGHT, gap: 26, least: 2 }), [paths])
  const look = assets.get(asset)
  const text = (units: bigint): string =>
    look
      ? amountOf({ amountText: amount(String(units), look.decimals), assetSymbol: look.symbol })
      : String(units)
  const name = (id: string): string => nodes.get(id)?.label ?? id
  const [scroll, room] = useWidth()
  const steps = Math.max(1, layout.columns - 1)
  const column = Math.max(COLUMN.least, Math.min(COLUMN.most, Math.floor((room - BAR - NAME) / steps)))
  const width = (layout.columns - 1) * column + BAR + NAME
  const byId = new Map(layout.nodes.map((node) => [node.id, node]))
  const title = t('sankey.title', { asset: look?.symbol ?? asset, count: paths.length })
  return (
    <figure aria-label={title}>
      <figcaption>{title}</figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be scrolled by keyboard */}
      <div ref={scroll} className={cx(css['scroll'])} role="group" aria-label={title} tabIndex={0}>
        <svg
          viewBox={`0 -22 ${width} ${layout.height + 40}`}
          width={width}
          height={layout.height + 40}
          aria-hidden="true"
        >
          {layout.links.map((link) => (
            <Ribbon
              key={link.id}
              link={link}
              from={byId.get(link.from)!}
              to={byId.get(link.to)!}
              column={column}
              isLit={touches(link, selectedId)}
            />
          ))}
          {layout.nodes.map((node) => (
            <Bar
              key={node.id}
              node={node}
              column={column}
              look={nodes.get(node.id)}
              name={name(node.id)}
              amount={text(node.inflow > node.outflow ? node.inflow : node.outflow)}
              isSelected={node.id === selectedId}
              onSelect={onSelect}
            />
          ))}
        </svg>
      </div>
      <details>
        <summary>{t('sankey.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('label.from')}</th>
              <th scope="col">{t('label.to')}</th>
              <th scope="col">{t('label.amount')}</th>
              <th scope="col">{t('sankey.paths')}</th>
            </tr>
          </thead>
          <tbody>
            {layout.links.map((link) => (
              <tr key={link.id}>
                <td>
                  <NodeName id={link.from} name={name(link.from)} onSelect={onSelect} />
                </td>
                <td>
                  <NodeName id={link.to} name={name(link.to)} onSelect={onSelect} />
                </td>
                <td>{text(link.units)}</td>
                <td>{link.paths.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

function touches(link: SankeyLink, id: string | null): boolean {
  return link.from === id || link.to === id
}

interface RibbonProps {
  readonly link: SankeyLink
  readonly from: SankeyNode
  readonly to: SankeyNode
  /** Px from column to column. */
  readonly column: number
  readonly isLit: boolean
}

function Ribbon({ link, from, to, column, isLit }: RibbonProps) {
  const half = link.thickness / 2
  const [x1, x2] = [from.column * column + BAR, to.column * column]
  const [y1, y2] = [link.fromY + half, link.toY + half]
  const bend = link.isBack ? 90 : (x2 - x1) / 2
  return (
    <path
      className={cx(css['ribbon'], isLit && css['lit'], link.isBack && css['back'])}
      d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
      strokeWidth={link.thickness}
    />
  )
}

interface BarProps {
  readonly node: SankeyNode
  /** Px from column to column. */
  readonly column: number
  readonly look: FlowNode | undefined
  readonly name: string
  readonly amount: string
  readonly isSelected: boolean
  readonly onSelect: ((id: string) => void) | undefined
}

function Bar({ node, column, look, name, amount, isSelected, onSelect }: BarProps) {
  const x = node.column * column
  const middle = node.y + node.height / 2
  return (
    // The table below does the same by keyboard; the drawing is for the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <g className={cx(css['node'])} onClick={() => onSelect?.(node.id)}>
      <title>{name}</title>
      <rect
        className={cx(css['bar'], isSelected && css['selected'])}
        data-tone={look ? toneOf(look) : 'series-8'}
        x={x}
        y={node.y}
        width={BAR}
        height={node.height}
        rx={2}
      />
      <text x={x + BAR + 6} y={middle - 6} className={cx(css['name'])}>
        {name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name}
      </text>
      <text x={x + BAR + 6} y={middle + 8} className={cx(css['value'])}>
        {amount}
      </text>
    </g>
  )
}

interface NodeNameProps {
  readonly id: string
  readonly name: string
  readonly onSelect: ((id: string) => void) | undefined
}

function NodeName({ id, name, onSelect }: NodeNameProps) {
  if (!onSelect) return name
  return (
    <button type="button" onClick={() => onSelect(id)}>
      {name}
    </button>
  )
}
