import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { getImport } from '#core/contract/imports.ts'
import { importQuery, rejectsUrl } from '#src/data/imports.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { HashChip } from '#src/ui/hash-chip.tsx'
import { KeyValueList } from '#src/ui/key-value-list.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { Counts } from './counts.tsx'
import css from './imports.module.css'
import { Rejects } from './rejects.tsx'
import { RunState } from './run-state.tsx'
import { useNoticeWords } from './use-notice-words.ts'

export type Report = z.output<NonNullable<typeof getImport.ok.schema>>

interface ReportSheetProps {
  /** Null: closed. */
  readonly importId: string | null
  readonly onClose: () => void
}

/** The report of one import beside the list. Follows an import that is still running. */
export function ReportSheet({ importId, onClose }: ReportSheetProps) {
  const { t } = useTranslation('imports')
  const result = useQuery({ ...importQuery(importId ?? ''), enabled: importId !== null })
  if (importId === null) return null
  return (
    <Dialog
      title={t('report')}
      placement="side"
      size="wide"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <AsyncView result={result}>{(report) => <ReportBody report={report} />}</AsyncView>
    </Dialog>
  )
}

function ReportBody({ report }: { readonly report: Report }) {
  const { t } = useTranslation(['imports', 'domain'])
  const format = useFormat()
  const { createdBy, rejects, kind } = report
  const wordsOf = useNoticeWords(kind)
  return (
    <div className={css['report']}>
      <div>
        <h3 className={css['reportTitle']}>{report.filename}</h3>
        <p className={css['verdict']}>
          <RunState state={report.state} />
          <span>
            {t(`imports:meaning.${report.state}`)} {report.error}
          </span>
        </p>
      </div>
      <Counts run={report} />
      {report.rejected > 0 && (
        <section>
          <header className={css['sectionHead']}>
            <h3>{t('imports:rejects')}</h3>
            <span className={css['muted']}>
              {t('imports:rejectsShown', {
                shown: format.count(rejects.length),
                total: format.count(report.rejected),
              })}
            </span>
            <a href={rejectsUrl(report.id)} download className={css['download']}>
              <Download size={14} aria-hidden /> {t('imports:downloadRejects')}
            </a>
          </header>
          <Rejects rejects={rejects} kind={kind} />
        </section>
      )}
      {report.notices.length > 0 && (
        <section>
          <header className={css['sectionHead']}>
            <h3>{t('imports:notices')}</h3>
            <span className={css['muted']}>{t('imports:noticesHint')}</span>
          </header>
          <ul className={css['notices']}>
            {report.notices.map((notice) => (
              <li key={notice.text}>{wordsOf(notice)}</li>
            ))}
          </ul>
        </section>
      )}
      <KeyValueList
        items={[
          {
            label: t('imports:kind'),
            value: report.kind === null ? t('imports:kindUnknown') : t(`imports:kinds.${report.kind}`),
          },
          { label: t('imports:joined'), value: report.book?.name },
          { label: t('imports:rowsRead'), value: format.count(report.rowsRead) },
          { label: t('imports:size'), value: format.bytes(report.bytesTotal ?? report.bytesRead) },
          {
            label: t('imports:sha256'),
            value: report.sha256 && <HashChip hash={report.sha256} isCopyShown />,
          },
          {
            label: t('imports:by'),
            value: createdBy
              ? `${createdBy.name} · ${t(`domain:role.${createdBy.role as 'analyst'}`)}`
              : t('imports:desk'),
          },
          {
            label: t('imports:started'),
            value: <Timestamp at={report.createdAt} precision="second" show="both" />,
          },
          {
            label: t('imports:finished'),
            value: report.finishedAt && <Timestamp at={report.finishedAt} precision="second" />,
          },
        ]}
      />
    </div>
  )
}
