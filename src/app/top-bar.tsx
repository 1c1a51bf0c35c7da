import { CircleHelp, Languages, Monitor, Search } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAME } from '#src/platform/i18n.ts'
import { LANGUAGES, usePreferences, type Language } from '#src/platform/preferences.ts'
import { useCan, useSession } from '#src/platform/session.ts'
import { cx } from '#src/ui/cx.ts'
import { DataBadge } from '#src/ui/data-badge.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { Kbd } from '#src/ui/kbd.tsx'
import { Menu } from '#src/ui/menu.tsx'
import css from './shell.module.css'
import { MentionBell } from './mention-bell.tsx'
import { LiveStatus } from './live-status.tsx'
import { TimezoneToggle } from './timezone-toggle.tsx'
import { UserMenu } from './user-menu.tsx'

// It asks what draws graphs here, which nothing on a first screen waits for.
const ThemeMenu = lazy(async () => ({ default: (await import('./theme-menu.tsx')).ThemeMenu }))

export interface TopBarProps {
  readonly onSearch: () => void
  readonly onHelp: () => void
}

export function TopBar({ onSearch, onHelp }: TopBarProps) {
  const { t } = useTranslation('shell')
  const session = useSession()
  const mayRead = useCan('case.read')
  return (
    <header className={cx(css['top'])} aria-label={t('top.label')}>
      <AriaButton className={cx(css['search'])} onPress={onSearch}>
        <Search size={15} aria-hidden />
        <span className={cx(css['searchText'])}>{t('top.search')}</span>
        <Kbd shortcut="mod+k" />
      </AriaButton>
      <div className={cx(css['tools'])}>
        {session?.institution && <span className={cx(css['institution'])}>{session.institution}</span>}
        {session?.demo && <DataBadge kind="demo" />}
        <Suspense>
          <LiveStatus />
        </Suspense>
        {mayRead && (
          <Suspense>
            <MentionBell />
          </Suspense>
        )}
        <TimezoneToggle />
        <Suspense fallback={<IconButton icon={Monitor} label={t('top.theme')} isDisabled />}>
          <ThemeMenu />
        </Suspense>
        <LanguageMenu />
        <IconButton icon={CircleHelp} label={t('top.help')} shortcut="?" onPress={onHelp} />
        <UserMenu />
      </div>
    </header>
  )
}

function LanguageMenu() {
  const { t } = useTranslation('shell')
  const language = usePreferences((state) => state.language)
  const set = usePreferences((state) => state.set)
  return (
    <Menu
      label={t('top.language')}
      placement="bottom end"
      trigger={<IconButton icon={Languages} label={t('top.language')} />}
      groups={[
        {
          id: 'language',
          selected: language,
          onSelect: (id) => set({ language: id as Language }),
          items: LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAME[id] })),
        },
      ]}
    />
  )
}
