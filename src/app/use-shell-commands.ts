import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands, type Command } from '#src/platform/commands.ts'
import { LANGUAGE_NAME } from '#src/platform/i18n.ts'
import {
  DENSITIES,
  GRAPH_RENDERERS,
  LANGUAGES,
  THEMES,
  TIMEZONES,
  preferencesNow,
} from '#src/platform/preferences.ts'
import { useNavigation } from './use-navigation.ts'

/** The commands that are there on every page. */
export function useShellCommands(open: (what: 'palette' | 'help') => void): void {
  const { t } = useTranslation(['shell', 'common'])
  const navigate = useNavigate()
  const groups = useNavigation()
  const commands = useMemo((): Command[] => {
    const { set } = preferencesNow()
    const view = t('group.view')
    const go = groups
      .flatMap((group) => group.items)
      .map((item) => ({
        id: `go.${item.key}`,
        title: t('command.goTo', { name: t(`nav.${item.key}`) }),
        group: t('group.go'),
        keywords: [item.key],
        shortcut: `g ${item.letter}`,
        run: () => void navigate({ to: item.to }),
      }))
    const general = t('group.general')
    return [
      ...go,
      {
        id: 'palette',
        title: t('command.palette'),
        group: general,
        shortcut: 'mod+k',
        run: () => open('palette'),
      },
      { id: 'help', title: t('command.help'), group: general, shortcut: '?', run: () => open('help') },
      {
        id: 'view.nav',
        title: t('command.nav'),
        group: view,
        shortcut: 'mod+b',
        run: () => set({ navCollapsed: !preferencesNow().navCollapsed }),
      },
      ...THEMES.map((theme) => ({
        id: `view.theme.${theme}`,
        title: t('command.theme', { name: t(`theme.${theme}`) }),
        group: view,
        keywords: ['theme', theme],
        run: () => set({ theme }),
      })),
      ...TIMEZONES.map((timezone) => ({
        id: `view.timezone.${timezone}`,
        title: t('command.timezone', { zone: timezone }),
        group: view,
        keywords: ['time', 'timezone'],
        run: () => set({ timezone }),
      })),
      ...DENSITIES.map((density) => ({
        id: `view.density.${density}`,
        title: t('command.density', { name: t(`common:table.${density}`) }),
        group: view,
        keywords: ['density', density],
        run: () => set({ density }),
      })),
      ...GRAPH_RENDERERS.map((graphRenderer) => ({
        id: `view.graphics.${graphRenderer}`,
        title: t('graphics.command', { name: t(`graphics.${graphRenderer}`) }),
        group: view,
        keywords: ['graph', 'renderer', graphRenderer],
        run: () => set({ graphRenderer }),
      })),
      ...LANGUAGES.map((language) => ({
        id: `view.language.${language}`,
        title: t('command.language', { name: LANGUAGE_NAME[language] }),
        group: view,
        keywords: ['language', language],
        run: () => set({ language }),
      })),
    ]
  }, [t, groups, navigate, open])
  useCommands(commands)
}
