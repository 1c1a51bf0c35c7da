import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { useFormat } from '#src/platform/use-format.ts'
import { cx } from './cx.ts'
import css from './tabs.module.css'

export interface TabItem<Id extends string = string> {
  readonly id: Id
  readonly title: string
  readonly count?: number
  readonly content: ReactNode
}

export interface TabsProps<Id extends string = string> {
  readonly label: string
  readonly tabs: readonly TabItem<Id>[]
  readonly selected: Id
  readonly onChange: (id: Id) => void
}

/** One of several views of the same thing. Keep `selected` in the address, so that the view is a link. */
export function Tabs<Id extends string>({ label, tabs, selected, onChange }: TabsProps<Id>) {
  const format = useFormat()
  return (
    <AriaTabs selectedKey={selected} onSelectionChange={(key) => onChange(key as Id)}>
      <TabList aria-label={label} className={cx(css['list'])}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={cx(css['tab'])}>
            {tab.title}
            {tab.count !== undefined && <span className={cx(css['count'])}>{format.count(tab.count)}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={cx(css['panel'])}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
