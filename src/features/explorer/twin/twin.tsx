import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { AccountRows } from './account-rows.tsx'
import { FlowRows } from './flow-rows.tsx'
import { OutlineTree } from './outline-tree.tsx'
import css from './twin.module.css'
import type { TwinProps } from './twin-types.ts'

const TABLES = ['paths', 'accounts', 'flows'] as const
export type TwinTable = (typeof TABLES)[number]

interface Props extends TwinProps {
  readonly table: TwinTable
  readonly onTable: (table: TwinTable) => void
}

/** The picture without a picture: its paths, its accounts and its flows, in step with the selection. */
export function Twin({ table, onTable, ...props }: Props) {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  const { graph } = props
  const counts = { paths: null, accounts: graph.nodes.length, flows: graph.edges.length }
  const missing = graph.surroundings.filter(({ counterparties, drawn }) => counterparties > drawn).length
  const Table = table === 'paths' ? OutlineTree : table === 'accounts' ? AccountRows : FlowRows
  return (
    <section className={css['twin']} aria-label={t('twin.title')}>
      <div className={css['bar']} role="group" aria-label={t('twin.tables')}>
        {TABLES.map((id) => (
          <Button
            key={id}
            size="small"
            variant={id === table ? 'secondary' : 'ghost'}
            aria-pressed={id === table}
            onPress={() => onTable(id)}
          >
            {t(`twin.${id}`)}
            {counts[id] !== null && ` ${format.count(counts[id])}`}
          </Button>
        ))}
        <span className={css['missing']}>
          {missing === 0
            ? t('twin.complete')
            : t('twin.incomplete', { count: missing, formatted: format.count(missing) })}
        </span>
      </div>
      <Table {...props} />
    </section>
  )
}
