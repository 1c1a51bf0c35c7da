import { useMemo, useState } from 'react'
import { AddressChip } from '#src/ui/hash-chip.tsx'
import { AssetAmount } from '#src/ui/amount.tsx'
import { Badge, StatusPill } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { ColumnMenu } from '#src/ui/column-menu.tsx'
import { cx } from '#src/ui/cx.ts'
import { DataTable } from '#src/ui/data-table.tsx'
import { DEFAULT_LAYOUT, type Column, type TableSort } from '#src/ui/data-table-types.ts'
import { FilterChips, Toolbar } from '#src/ui/filter-bar.tsx'
import { MultiSelect } from '#src/ui/multi-select.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { ScoreMeter } from '#src/ui/score.tsx'
import { SearchField } from '#src/ui/search-field.tsx'
import { SEVERITIES, SeverityBadge } from '#src/ui/severity.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { useTranslation } from 'react-i18next'
import css from './gallery.module.css'
import { sampleRows, type SampleRow } from './sample-rows.ts'

const STATUS = {
  new: <StatusPill mark="hollow">New</StatusPill>,
  review: (
    <StatusPill tone="accent" mark="half">
      In review
    </StatusPill>
  ),
  closed: <StatusPill tone="ok">Closed</StatusPill>,
} as const

export const SAMPLE_COLUMNS: readonly Column<SampleRow>[] = [
  { id: 'id', header: 'Alert', width: 80, isFixed: true, cell: (row) => row.id },
  {
    id: 'severity',
    header: 'Severity',
    width: 96,
    isSortable: true,
    cell: (row) => <SeverityBadge severity={row.severity} />,
  },
  { id: 'rule', header: 'Rule', width: 190, cell: (row) => row.rule },
  {
    id: 'subject',
    header: 'Subject',
    width: 170,
    cell: (row) => <AddressChip address={row.address} isTabStop={false} />,
  },
  {
    id: 'amount',
    header: 'Amount',
    width: 150,
    align: 'end',
    isSortable: true,
    cell: (row) => <AssetAmount units={row.units} decimals={18} symbol="ETH" maxFraction={4} />,
  },
  {
    id: 'score',
    header: 'Score',
    width: 110,
    isSortable: true,
    cell: (row) => <ScoreMeter score={row.score} severity={row.severity} />,
  },
  { id: 'status', header: 'Status', width: 100, cell: (row) => STATUS[row.status] },
  {
    id: 'time',
    header: 'Time',
    width: 190,
    isSortable: true,
    cell: (row) => <Timestamp at={row.at} block={row.block} />,
  },
]

const rowId = (row: SampleRow) => row.id

export function GalleryTable() {
  const { t } = useTranslation()
  const rows = useMemo(() => sampleRows(5_000), [])
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['A-10002']))
  const [sort, setSort] = useState<TableSort>({ column: 'score', descending: true })
  const [layout, setLayout] = useState(DEFAULT_LAYOUT)
  const [severities, setSeverities] = useState<readonly string[]>(['5', '4'])
  const [query, setQuery] = useState('')
  return (
    <>
      <Toolbar
        label="Filters"
        end={
          <>
            <ColumnMenu columns={SAMPLE_COLUMNS} layout={layout} onLayoutChange={setLayout} />
            <Button variant="primary">Assign</Button>
          </>
        }
      >
        <div data-grow>
          <SearchField label="Search alerts" value={query} onChange={setQuery} />
        </div>
        <MultiSelect
          label="Severity"
          selected={severities}
          onChange={setSeverities}
          options={SEVERITIES.map((severity) => ({
            id: String(severity),
            label: <SeverityBadge severity={severity} />,
            text: t(`severity.${severity}`),
            count: (severity + 2) * 137,
          }))}
        />
        <FilterChips
          chips={severities.map((id) => ({
            id,
            name: 'Severity',
            value: id,
            onRemove: () => setSeverities(severities.filter((item) => item !== id)),
          }))}
          onClear={() => setSeverities([])}
        />
      </Toolbar>
      <Panel
        title="Table"
        meta="5,000 rows"
        isFlush
        actions={<Badge tone="accent">{selected.size} selected</Badge>}
      >
        <div className={cx(css['table'])}>
          <DataTable
            label="Sample alerts"
            columns={SAMPLE_COLUMNS}
            rows={rows}
            getRowId={rowId}
            sort={sort}
            onSortChange={setSort}
            selected={selected}
            onSelectedChange={setSelected}
            layout={layout}
            onLayoutChange={setLayout}
          />
        </div>
      </Panel>
    </>
  )
}
