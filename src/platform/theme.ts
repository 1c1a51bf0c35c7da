import { usePreferences, type Theme } from './preferences.ts'

/** tokens.css turns `data-theme` into a `color-scheme`; every colour is a `light-dark()` pair. */
function apply(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}

/** Puts the chosen theme on the page and keeps it there. Call once, before the first render. */
export function startTheme(): void {
  apply(usePreferences.getState().theme)
  usePreferences.subscribe((state, previous) => {
    if (state.theme !== previous.theme) apply(state.theme)
  })
}
