import { createInstance, type BackendModule, type ReadCallback, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { usePreferences, type Language } from './preferences.ts'
import type { Resources } from './locales/resources.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Resources
    returnNull: false
  }
}

interface LocaleModule {
  readonly messages: Readonly<Record<string, unknown>>
}

/** One chunk for each language and namespace, loaded when a screen first asks for it. */
const modules = import.meta.glob<LocaleModule>('./locales/*/*.ts')

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language: string, namespace: string, done: ReadCallback) => {
    const load = modules[`./locales/${language}/${namespace}.ts`]
    if (load === undefined) {
      done(new Error(`no messages for ${language}/${namespace}`), null)
      return
    }
    void readModule(load, done)
  },
}

async function readModule(load: () => Promise<LocaleModule>, done: ReadCallback): Promise<void> {
  try {
    done(null, (await load()).messages)
  } catch (cause) {
    done(cause instanceof Error ? cause : new Error(String(cause)), null)
  }
}

/** BCP 47 tag for `<html lang>`, Intl and React Aria. */
export const LOCALE: Record<Language, string> = { en: 'en', 'zh-Hant': 'zh-TW', 'zh-Hans': 'zh-CN' }

/** Languages name themselves, whatever the page's language is. */
export const LANGUAGE_NAME: Record<Language, string> = {
  en: 'English',
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
}

export const i18next: i18n = createInstance()

/**
 * Loads the words every screen needs in the reader's language. Await it before the first render.
 * Parity of keys is a matter of types (locales/resources.ts), so there is no fallback language to load.
 */
export async function startI18n(): Promise<void> {
  const { language } = usePreferences.getState()
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      ns: ['common', 'shell'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    })
  document.documentElement.lang = LOCALE[language]
  usePreferences.subscribe((state, previous) => {
    if (state.language === previous.language) return
    document.documentElement.lang = LOCALE[state.language]
    void i18next.changeLanguage(state.language)
  })
}
