import { useTranslation } from 'react-i18next'
import { useAvailableCommands } from '#src/platform/commands.ts'
import { usePreferences } from '#src/platform/preferences.ts'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { cx } from '#src/ui/cx.ts'
import { Dialog } from '#src/ui/dialog.tsx'
import { Kbd } from '#src/ui/kbd.tsx'
import css from './help-sheet.module.css'

export interface HelpSheetProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

const LIST_KEYS = [
  { key: 'move', shortcuts: ['j', 'k'] },
  { key: 'select', shortcuts: ['x'] },
  { key: 'range', shortcuts: ['shift+ArrowDown'] },
  { key: 'open', shortcuts: ['Enter'] },
  { key: 'ends', shortcuts: ['Home', 'End'] },
] as const

const GRAPH_KEYS = [
  { key: 'follow', shortcuts: ['ArrowLeft', 'ArrowRight'] },
  { key: 'among', shortcuts: ['ArrowUp', 'ArrowDown'] },
  { key: 'look', shortcuts: ['Enter'] },
  { key: 'expand', shortcuts: ['e'] },
  { key: 'home', shortcuts: ['h'] },
  { key: 'zoom', shortcuts: ['plus', '-', '0'] },
  { key: 'menu', shortcuts: ['shift+F10'] },
] as const

/** Every key that does something on this page. */
export function HelpSheet({ isOpen, onOpenChange }: HelpSheetProps) {
  const { t } = useTranslation('shell')
  const letters = usePreferences((state) => state.letterShortcuts)
  const set = usePreferences((state) => state.set)
  const groups = [
    ...Map.groupBy(
      useAvailableCommands().filter((command) => command.shortcut !== undefined),
      (command) => command.group,
    ),
  ]
  return (
    <Dialog title={t('help.title')} placement="side" isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className={cx(css['sheet'])}>
        {groups.map(([group, commands]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {commands.map((command) => (
                <div key={command.id}>
                  <dt>{command.title}</dt>
                  <dd>
                    <Kbd shortcut={command.shortcut ?? ''} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {(
          [
            ['lists', LIST_KEYS],
            ['graphs', GRAPH_KEYS],
          ] as const
        ).map(([place, keys]) => (
          <section key={place}>
            <h3>{t(`help.${place}`)}</h3>
            <dl>
              {keys.map(({ key, shortcuts }) => (
                <div key={key}>
                  <dt>{t(`help.${key}`)}</dt>
                  <dd>
                    {shortcuts.map((shortcut) => (
                      <Kbd key={shortcut} shortcut={shortcut} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <div>
          <Checkbox isSelected={letters} onChange={(on) => set({ letterShortcuts: on })}>
            {t('help.letters')}
          </Checkbox>
          <p>{t('help.lettersHint')}</p>
        </div>
      </div>
    </Dialog>
  )
}
