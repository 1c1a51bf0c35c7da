import { Columns3 } from 'lucide-react'
import { CheckboxGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { DENSITIES, usePreferences } from '#src/platform/preferences.ts'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { cx } from './cx.ts'
import type { Column, TableLayout } from './data-table-types.ts'
import field from './field.module.css'
import css from './column-menu.module.css'
import { Popover } from './popover.tsx'

export interface ColumnMenuProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly layout: TableLayout
  readonly onLayoutChange: (layout: TableLayout) => void
}

/** Which columns a DataTable shows, and how high its rows are. */
export function ColumnMenu<Row>({ columns, layout, onLayoutChange }: ColumnMenuProps<Row>) {
  const { t } = useTranslation()
  const density = usePreferences((state) => state.density)
  const set = usePreferences((state) => state.set)
  const choosable = columns.filter((column) => !column.isFixed)
  return (
    <Popover
      label={t('table.columns')}
      placement="bottom end"
      trigger={<Button icon={Columns3}>{t('table.columns')}</Button>}
    >
      <div className={cx(css['menu'])}>
        <CheckboxGroup
          aria-label={t('table.columns')}
          className={cx(field['facet'])}
          value={choosable.filter((column) => !layout.hidden.includes(column.id)).map((column) => column.id)}
          onChange={(shown) =>
            onLayoutChange({
              ...layout,
              hidden: choosable.filter((column) => !shown.includes(column.id)).map((column) => column.id),
            })
          }
        >
          {choosable.map((column) => (
            <Checkbox key={column.id} value={column.id}>
              {column.header}
            </Checkbox>
          ))}
        </CheckboxGroup>
        <Button
          size="small"
          isDisabled={Object.keys(layout.widths).length === 0}
          onPress={() => onLayoutChange({ ...layout, widths: {} })}
        >
          {t('table.resetWidths')}
        </Button>
        <div role="group" aria-label={t('table.density')} className={cx(css['density'])}>
          {DENSITIES.map((item) => (
            <Button
              key={item}
              size="small"
              variant={item === density ? 'secondary' : 'ghost'}
              aria-pressed={item === density}
              onPress={() => set({ density: item })}
            >
              {t(`table.${item}`)}
            </Button>
          ))}
        </div>
      </div>
    </Popover>
  )
}
