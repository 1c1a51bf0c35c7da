import '#src/platform/trusted-types.ts'
import '#src/ui/global.css'
import { createRoot } from 'react-dom/client'
import { App } from '#src/app/app.tsx'
import { startI18n } from '#src/platform/i18n.ts'
import { startTheme } from '#src/platform/theme.ts'

startTheme()
await startI18n()

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root element')
createRoot(root).render(<App />)
