import { expect, test } from 'vitest'
import { languageOf, parsePreferences } from './preferences.ts'

test('the browser language decides between the two Chinese scripts', () => {
  expect(languageOf(['zh-HK', 'en'])).toBe('zh-Hant')
  expect(languageOf(['zh-TW'])).toBe('zh-Hant')
  expect(languageOf(['zh-Hant-CN'])).toBe('zh-Hant')
  expect(languageOf(['zh-CN'])).toBe('zh-Hans')
  expect(languageOf(['zh'])).toBe('zh-Hans')
  expect(languageOf(['fr-FR', 'zh-Hans-HK'])).toBe('zh-Hans')
  expect(languageOf(['fr'])).toBe('en')
})

test('what was stored is kept where it is valid, and replaced where it is not', () => {
  expect(
    parsePreferences(
      { theme: 'dark', timezone: 'UTC', density: 7, graphRenderer: 'webgl', navCollapsed: 'yes' },
      ['en'],
    ),
  ).toEqual({
    language: 'en',
    theme: 'dark',
    timezone: 'UTC',
    density: 'compact',
    graphRenderer: 'webgl',
    navCollapsed: false,
    letterShortcuts: true,
  })
  expect(parsePreferences('broken', ['en']).timezone).toBe('HKT')
})
