import axe from 'axe-core'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { render } from 'vitest-browser-react'
import { i18next, startI18n } from '#src/platform/i18n.ts'
import { preferencesNow, type Preferences } from '#src/platform/preferences.ts'
import { startTheme } from '#src/platform/theme.ts'
import '#src/ui/global.css'

/** For component tests only: what main.tsx does, then the component. English, HKT and light unless told. */
export async function renderUi(node: ReactNode, preferences: Partial<Preferences> = {}) {
  preferencesNow().set({
    language: 'en',
    timezone: 'HKT',
    theme: 'light',
    density: 'compact',
    ...preferences,
  })
  if (!i18next.isInitialized) {
    await startI18n()
    startTheme()
  }
  return render(<I18nProvider locale="en">{node}</I18nProvider>)
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A colour on its way from one theme to another has no contrast to speak of: waits until nothing moves. */
async function settled(): Promise<void> {
  const moving = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
  await Promise.allSettled(moving.map((animation) => animation.finished))
}

/** What axe finds wrong on the page against WCAG 2.2 AA, one line for each rule and element. */
export async function axeViolations(): Promise<string[]> {
  await settled()
  const { violations } = await axe.run(document, { runOnly: RULES })
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`))
}
