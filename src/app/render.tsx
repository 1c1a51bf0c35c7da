import '#src/ui/global.css'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#src/platform/i18n.ts'
import { startTheme } from '#src/platform/theme.ts'
import { App } from './app.tsx'

/** Puts the app into the page, in the reader's theme and language from the first paint. */
export async function renderApp(): Promise<void> {
  startTheme()
  await startI18n()
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no #root element')
  createRoot(root).render(<App />)
}
