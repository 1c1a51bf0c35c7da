import { create } from 'zustand'
import { readStored, writeStored } from './storage.ts'

export const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans'] as const
export const THEMES = ['system', 'light', 'dark'] as const
export const TIMEZONES = ['HKT', 'UTC'] as const
/** What draws large graphs; `automatic`: whatever this machine does better. */
export const GRAPH_RENDERERS = ['automatic', 'canvas', 'webgl'] as const
export const DENSITIES = ['compact', 'comfortable'] as const

export type Language = (typeof LANGUAGES)[number]
export type Theme = (typeof THEMES)[number]
export type Timezone = (typeof TIMEZONES)[number]
export type GraphRenderer = (typeof GRAPH_RENDERERS)[number]
export type Density = (typeof DENSITIES)[number]

/** How this person likes to see the desk, on this browser. Holds no case content. */
export interface Preferences {
  readonly language: Language
  readonly theme: Theme
  readonly timezone: Timezone
  readonly density: Density
  readonly graphRenderer: GraphRenderer
  readonly navCollapsed: boolean
  /** One-letter shortcuts outside a list (WCAG 2.1.4: they can be switched off). */
  readonly letterShortcuts: boolean
}

interface PreferencesStore extends Preferences {
  readonly set: (change: Partial<Preferences>) => void
}

const KEY = 'preferences'

/** The first language of the browser that the desk speaks; for Chinese, in the script it implies (HK: Hant). */
export function languageOf(tags: readonly string[]): Language {
  for (const tag of tags) {
    const { language, script } = new Intl.Locale(tag).maximize()
    if (language === 'zh') return script === 'Hant' ? 'zh-Hant' : 'zh-Hans'
    if (language === 'en') return 'en'
  }
  return 'en'
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown, otherwise: T): T {
  return allowed.find((item) => item === value) ?? otherwise
}

/** Every field checked against what it may be: an older version or a hand edit cannot break the page. */
export function parsePreferences(stored: unknown, browserLanguages: readonly string[]): Preferences {
  const from = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>
  return {
    language: oneOf(LANGUAGES, from['language'], languageOf(browserLanguages)),
    theme: oneOf(THEMES, from['theme'], 'system'),
    timezone: oneOf(TIMEZONES, from['timezone'], 'HKT'),
    density: oneOf(DENSITIES, from['density'], 'compact'),
    graphRenderer: oneOf(GRAPH_RENDERERS, from['graphRenderer'], 'automatic'),
    navCollapsed: from['navCollapsed'] === true,
    letterShortcuts: from['letterShortcuts'] !== false,
  }
}

export const usePreferences = create<PreferencesStore>()((set) => ({
  ...parsePreferences(readStored(KEY), globalThis.navigator?.languages ?? []),
  set,
}))

/** The preferences now, outside of rendering. */
export function preferencesNow(): PreferencesStore {
  return usePreferences.getState()
}

usePreferences.subscribe(({ set: _set, ...preferences }) => {
  writeStored(KEY, preferences)
})
