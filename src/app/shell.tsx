import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLiveDesk } from '#src/data/live/use-live-desk.ts'
import { usePreferences } from '#src/platform/preferences.ts'
import { cx } from '#src/ui/cx.ts'
import { SkeletonLines } from '#src/ui/skeleton.tsx'
import { Page } from '#src/ui/page.tsx'
import { ToastArea } from '#src/ui/toast.tsx'
import { GuardedOutlet } from './guarded-outlet.tsx'
import { HelpSheet } from './help-sheet.tsx'
import { Nav } from './nav.tsx'
import { Palette } from './palette.tsx'
import css from './shell.module.css'
import { TopBar } from './top-bar.tsx'
import { useFocusOnNavigation } from './use-focus-on-navigation.ts'
import { useShellCommands } from './use-shell-commands.ts'
import { useShortcuts } from './use-shortcuts.ts'

// Knows every form of address there is: not a weight for the first paint.
const ExplorerCommands = lazy(() =>
  import('#src/features/explorer/commands.tsx').then((module) => ({ default: module.ExplorerCommands })),
)

const CaseCommands = lazy(() =>
  import('#src/features/cases/commands.tsx').then((module) => ({ default: module.CaseCommands })),
)

/** What stays while pages change: navigation, the top bar, the palette, messages. */
export function Shell() {
  const { t } = useTranslation('shell')
  const collapsed = usePreferences((state) => state.navCollapsed)
  const [open, setOpen] = useState<'palette' | 'help' | null>(null)
  useShellCommands(setOpen)
  useShortcuts()
  useLiveDesk()
  const main = useFocusOnNavigation()
  return (
    <div className={cx(css['shell'])} {...(collapsed ? { 'data-collapsed': true } : {})}>
      <a href="#content" className={cx(css['skip'])}>
        {t('skip')}
      </a>
      <Nav />
      <TopBar onSearch={() => setOpen('palette')} onHelp={() => setOpen('help')} />
      <main ref={main} id="content" tabIndex={-1} className={cx(css['main'])}>
        <Suspense
          fallback={
            <Page>
              <SkeletonLines lines={6} />
            </Page>
          }
        >
          <GuardedOutlet />
        </Suspense>
      </main>
      <Palette isOpen={open === 'palette'} onOpenChange={(isOpen) => setOpen(isOpen ? 'palette' : null)} />
      <HelpSheet isOpen={open === 'help'} onOpenChange={(isOpen) => setOpen(isOpen ? 'help' : null)} />
      <ToastArea />
      <Suspense>
        <ExplorerCommands />
      </Suspense>
      <Suspense>
        <CaseCommands />
      </Suspense>
    </div>
  )
}
