import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Tabs } from '#src/ui/tabs.tsx'
import type { ExplorerSearch } from '../search.ts'
import css from './workspace.module.css'

type Tab = NonNullable<ExplorerSearch['tab']>
const TABS: readonly Tab[] = ['details', 'paths', 'taint', 'history', 'saved']

interface SidePanelProps {
  readonly tab: Tab
  readonly onTab: (tab: Tab) => void
  readonly contents: Readonly<Record<Tab, ReactNode>>
}

/** What stands beside the picture, one thing at a time. */
export function SidePanel({ tab, onTab, contents }: SidePanelProps) {
  const { t } = useTranslation('investigation')
  return (
    <aside className={css['side']} aria-label={t('side')}>
      <Tabs
        label={t('side')}
        selected={tab}
        onChange={onTab}
        tabs={TABS.map((id) => ({
          id,
          title: t(`tab.${id}`),
          // Only the tab that is looked at asks the desk anything.
          content: id === tab ? <div className={css['tab']}>{contents[id]}</div> : null,
        }))}
      />
    </aside>
  )
}
