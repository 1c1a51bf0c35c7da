import { useNavigate, useSearch } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCan } from '#src/platform/session.ts'
import { Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { FileHelp } from './help.tsx'
import { History } from './history.tsx'
import css from './imports.module.css'
import { ReportSheet } from './report-sheet.tsx'
import { UploadPanel } from './upload-panel.tsx'

/** All words of the screen are there before it is: a part that waited for its own would hide the page meanwhile. */
const WORDS = ['imports', 'domain', 'patterns', 'rules'] as const

/** Bring files in, and see what became of every file that was brought in. */
export function ImportsPage() {
  const { t } = useTranslation(WORDS)
  const { report } = useSearch({ from: '/import' })
  const navigate = useNavigate()
  const mayRun = useCan('import.run')
  return (
    <Page>
      <PageHeader title={t('imports:title')} subtitle={t('imports:subtitle')} />
      {mayRun ? (
        <div className={css['bring']}>
          <UploadPanel />
          <FileHelp />
        </div>
      ) : (
        <p className={css['locked']}>
          <Lock size={15} aria-hidden /> {t('imports:notPermitted')}
        </p>
      )}
      <History
        activeId={report}
        onOpen={(run) => void navigate({ to: '/import', search: { report: run.id } })}
      />
      <ReportSheet importId={report ?? null} onClose={() => void navigate({ to: '/import', search: {} })} />
    </Page>
  )
}
