import { Download, Ellipsis, Trash2, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#src/ui/button.tsx'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { cx } from '#src/ui/cx.ts'
import { Dialog } from '#src/ui/dialog.tsx'
import { FacetList } from '#src/ui/facet-list.tsx'
import { FileDrop } from '#src/ui/file-drop.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { Kbd } from '#src/ui/kbd.tsx'
import { Menu } from '#src/ui/menu.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { Popover } from '#src/ui/popover.tsx'
import { Progress } from '#src/ui/progress.tsx'
import { Select } from '#src/ui/select.tsx'
import { Tabs } from '#src/ui/tabs.tsx'
import { TextArea, TextField } from '#src/ui/text-field.tsx'
import { toast } from '#src/ui/toast.tsx'
import css from './gallery.module.css'

export function Buttons() {
  return (
    <Panel title="Buttons and overlays">
      <div className={cx(css['stack'])}>
        <div className={cx(css['row'])}>
          <Button variant="primary">Decide</Button>
          <Button icon={UserPlus}>Assign</Button>
          <Button variant="ghost">Snooze</Button>
          <Button variant="danger" icon={Trash2}>
            Remove
          </Button>
          <Button isLoading variant="primary">
            Saving
          </Button>
          <Button isDisabled>Disabled</Button>
          <Button size="small">Small</Button>
          <IconButton icon={Download} label="Export" shortcut="shift+e" />
          <Kbd shortcut="mod+k" /> <Kbd shortcut="g a" />
        </div>
        <div className={cx(css['row'])}>
          <Menu
            label="More"
            trigger={<IconButton icon={Ellipsis} label="More" variant="secondary" />}
            groups={[
              {
                id: 'do',
                items: [
                  { id: 'assign', label: 'Assign', icon: UserPlus, shortcut: 'a' },
                  { id: 'remove', label: 'Remove', icon: Trash2, isDanger: true },
                ],
              },
            ]}
          />
          <Dialog
            title="Close the alert"
            trigger={<Button>Dialog</Button>}
            // oxlint-disable-next-line react/no-unstable-nested-components -- a render function, called, not mounted
            footer={(close) => (
              <>
                <Button onPress={close}>Cancel</Button>
                <Button variant="primary" onPress={close}>
                  Close alert
                </Button>
              </>
            )}
          >
            <TextArea
              label="Rationale"
              isRequired
              maxLength={500}
              value="Counterparty is a licensed custodian."
            />
          </Dialog>
          <Dialog title="Details" placement="side" trigger={<Button>Side sheet</Button>}>
            What stands beside the list.
          </Dialog>
          <Popover label="Definition" trigger={<Button>Popover</Button>}>
            Median of the time between the alert and the first action on it.
          </Popover>
          <Button
            onPress={() => toast({ tone: 'ok', title: '12 alerts assigned', detail: 'to Chan Mei Ling' })}
          >
            Toast
          </Button>
        </div>
      </div>
    </Panel>
  )
}

const BOOKS = [
  { id: 'platform', label: 'Trading platform' },
  { id: 'issuer', label: 'Stablecoin issuer', hint: 'Every transfer of the token' },
  { id: 'bond', label: 'Tokenised bond' },
] as const

export function Fields() {
  const [book, setBook] = useState<(typeof BOOKS)[number]['id'] | null>(null)
  const [text, setText] = useState('')
  const [facet, setFacet] = useState<readonly string[]>(['mixer'])
  const [tab, setTab] = useState<'a' | 'b'>('a')
  return (
    <Panel title="Fields">
      <div className={cx(css['stack'])}>
        <TextField label="Address" isMono placeholder="0x…" description="Any chain the desk knows" />
        <TextField label="Threshold" value="abc" error="Not a number" />
        <TextArea label="Rationale" isRequired maxLength={500} value={text} onChange={setText} rows={2} />
        <Select label="Book" options={BOOKS} value={book} onChange={setBook} />
        <FacetList
          label="Category"
          selected={facet}
          onChange={setFacet}
          options={[
            { id: 'sanctioned', label: 'Sanctioned entity', count: 12 },
            { id: 'mixer', label: 'Mixer', count: 2_310 },
            { id: 'unknown', label: 'Unknown', count: null },
          ]}
        />
        <Checkbox isIndeterminate>Some</Checkbox>
        <Tabs
          label="Views"
          selected={tab}
          onChange={setTab}
          tabs={[
            { id: 'a', title: 'Receipt', content: 'Why it fired.' },
            { id: 'b', title: 'Activity', count: 14, content: 'What was done.' },
          ]}
        />
      </div>
    </Panel>
  )
}

export function LongWork() {
  return (
    <Panel title="Long work and files">
      <div className={cx(css['stack'])}>
        <Progress
          label="Importing transfers"
          value={0.62}
          valueLabel="12,400 of 20,000 rows"
          onCancel={() => undefined}
        />
        <Progress label="Waiting for the node" value={null} />
        <FileDrop accept={['.csv']} onFile={(file) => toast({ title: file.name })} />
      </div>
    </Panel>
  )
}
