import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import {
  GRAPH_RENDERERS,
  THEMES,
  usePreferences,
  type GraphRenderer,
  type Theme,
} from '#src/platform/preferences.ts'
import { useRendererChoice } from '#src/ui/flow/renderer.ts'
import { IconButton } from '#src/ui/icon-button.tsx'
import { Menu } from '#src/ui/menu.tsx'

const THEME_ICON = { system: Monitor, light: Sun, dark: Moon } as const

/** Dark or light, and what draws the graphs, with what this machine has for it. */
export function ThemeMenu() {
  const { t } = useTranslation('shell')
  const theme = usePreferences((state) => state.theme)
  const renderer = usePreferences((state) => state.graphRenderer)
  const set = usePreferences((state) => state.set)
  const choice = useRendererChoice()
  const now = choice && t(`graphics.now.${choice.reason}`, { gpu: shortName(choice.gpu ?? '') })
  return (
    <Menu
      label={t('top.theme')}
      placement="bottom end"
      trigger={<IconButton icon={THEME_ICON[theme]} label={t('top.theme')} />}
      groups={[
        {
          id: 'theme',
          selected: theme,
          onSelect: (id) => set({ theme: id as Theme }),
          items: THEMES.map((id) => ({ id, label: t(`theme.${id}`), icon: THEME_ICON[id] })),
        },
        {
          id: 'graphics',
          title: t('graphics.title'),
          selected: renderer,
          onSelect: (id) => set({ graphRenderer: id as GraphRenderer }),
          items: GRAPH_RENDERERS.map((id) => ({
            id,
            label: t(`graphics.${id}`),
            ...(id === renderer && now ? { hint: now } : {}),
          })),
        },
      ]}
    />
  )
}

/** "ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 …, D3D11)" says its piece in the middle. */
function shortName(gpu: string): string {
  const parts = /^ANGLE \(([^,]+), (.+), [^,]+\)$/.exec(gpu)
  return (parts?.[2] ?? gpu).slice(0, 60)
}
