import { Search } from 'lucide-react'
import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import {
  matchCommands,
  useAvailableCommands,
  useSourcedCommands,
  useToldQuery,
  type Command,
} from '#src/platform/commands.ts'
import { cx } from '#src/ui/cx.ts'
import { Kbd } from '#src/ui/kbd.tsx'
import dialog from '#src/ui/dialog.module.css'
import overlay from '#src/ui/overlay.module.css'
import css from './palette.module.css'

export interface PaletteProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Everything a person can do here, by typing what it is called. */
export function Palette({ isOpen, onOpenChange }: PaletteProps) {
  const { t } = useTranslation('shell')
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className={cx(dialog['overlay'])}>
      <Modal className={cx(dialog['modal'], css['modal'])}>
        <Dialog aria-label={t('palette.title')} className={cx(css['dialog'])}>
          {({ close }) => <PaletteBody close={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteBody({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('shell')
  const [query, setQuery] = useState('')
  const all = useAvailableCommands()
  useToldQuery(query)
  const sourced = useSourcedCommands(query)
  const found = [
    ...sourced.filter(({ isLate }) => isLate !== true),
    ...matchCommands(all, query),
    ...sourced.filter(({ isLate }) => isLate === true),
  ]
  const run = (id: string | number) => {
    const command = found.find((item) => item.id === id)
    close()
    command?.run()
  }
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      {/* Whoever opens the palette came to type. Not a search field, whose first Escape only empties it: one closes. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <TextField aria-label={t('palette.placeholder')} autoFocus className={cx(css['search'])}>
        <Search size={17} aria-hidden />
        <Input placeholder={t('palette.placeholder')} className={cx(css['input'])} />
      </TextField>
      <Menu
        aria-label={t('palette.list')}
        className={cx(overlay['list'], css['list'])}
        onAction={run}
        renderEmptyState={() => <p className={cx(overlay['none'])}>{t('palette.empty', { query })}</p>}
      >
        {grouped(found).map(([group, commands]) => (
          <MenuSection key={group} id={group}>
            <Header className={cx(overlay['heading'])}>{group}</Header>
            {commands.map((command) => (
              <MenuItem
                key={command.id}
                id={command.id}
                textValue={command.title}
                className={cx(overlay['item'])}
              >
                <span className={cx(overlay['grow'])}>{command.title}</span>
                {command.shortcut !== undefined && <Kbd shortcut={command.shortcut} />}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  )
}

function grouped(commands: readonly Command[]): [string, Command[]][] {
  return [...Map.groupBy(commands, (command) => command.group)]
}
