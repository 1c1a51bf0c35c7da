import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { MenuAt } from '#src/ui/menu.tsx'
import type { WindowPoint } from '#src/ui/row-menu.ts'
import type { TransactionPicture } from '../transactions/legs.ts'
import { TransactionRows } from '../transactions/transaction-rows.tsx'
import { useElementMenu } from '../workspace/element-menu.ts'
import { AccountRows } from './account-rows.tsx'
import { FlowRows } from './flow-rows.tsx'
import { OutlineTree } from './outline-tree.tsx'
import css from './twin.module.css'
import type { TwinProps } from './twin-types.ts'

const TABLES = ['paths', 'accounts', 'flows', 'transactions'] as const
export type TwinTable = (typeof TABLES)[number]

interface Props extends Omit<TwinProps, 'onMenu'> {
  /** The menu of it is about to open. */
  readonly onMenuOf: (id: string) => void
  /** Where the picture is of transactions, which have a table of their own then. */
  readonly legs: TransactionPicture | null
  readonly table: TwinTable
  readonly onTable: (table: TwinTable) => void
}

/** The picture without a picture: its paths, its accounts and its flows, in step with the selection. */
export function Twin({ table: wanted, onTable, legs, onMenuOf, ...rest }: Props) {
  const { t } = useTranslation(['investigation', 'transactions'])
  const format = useFormat()
  const { graph } = rest
  const counts = {
    paths: null,
    accounts: graph.nodes.length,
    flows: graph.edges.length,
    transactions: legs?.drawn.length ?? 0,
  }
  const table = wanted === 'transactions' && legs === null ? 'flows' : wanted
  const missing = graph.surroundings.filter(({ counterparties, drawn }) => counterparties > drawn).length
  const menu = useElementMenu()
  const section = useRef<HTMLElement>(null)
  const [menuAt, setMenuAt] = useState<WindowPoint | null>(null)
  const onMenu = (id: string, { x, y }: WindowPoint) => {
    const { left = 0, top = 0 } = section.current?.getBoundingClientRect() ?? {}
    onMenuOf(id)
    setMenuAt({ x: x - left, y: y - top })
  }
  const props = { ...rest, onMenu }
  const Table = table === 'paths' ? OutlineTree : table === 'accounts' ? AccountRows : FlowRows
  return (
    <section ref={section} className={css['twin']} aria-label={t('investigation:twin.title')}>
      <div className={css['bar']} role="group" aria-label={t('investigation:twin.tables')}>
        {TABLES.filter((id) => id !== 'transactions' || legs !== null).map((id) => (
          <Button
            key={id}
            size="small"
            variant={id === table ? 'secondary' : 'ghost'}
            aria-pressed={id === table}
            onPress={() => onTable(id)}
          >
            {id === 'transactions' ? t('transactions:table') : t(`investigation:twin.${id}`)}
            {counts[id] !== null && ` ${format.count(counts[id])}`}
          </Button>
        ))}
        <span className={css['missing']}>
          {missing === 0
            ? t('investigation:twin.complete')
            : t('investigation:twin.incomplete', { count: missing, formatted: format.count(missing) })}
        </span>
      </div>
      {table === 'transactions' && legs !== null ? (
        <TransactionRows {...props} legs={legs} />
      ) : (
        <Table {...props} />
      )}
      <MenuAt
        label={t('investigation:element.menu')}
        groups={menu}
        at={menuAt}
        onClose={() => setMenuAt(null)}
      />
    </section>
  )
}
