import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileText, RotateCcw, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type ImportKind, importQuery, type ImportRun, useCancelImport } from '#src/data/imports.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Progress } from '#src/ui/progress.tsx'
import { Select } from '#src/ui/select.tsx'
import { KINDS } from './columns.ts'
import { Connects } from './connects.tsx'
import { Counts } from './counts.tsx'
import css from './imports.module.css'
import { RunState } from './run-state.tsx'
import type { Upload, UploadStore } from './uploads.ts'

const DETECT = 'detect'

interface UploadRowProps {
  readonly upload: Upload
  readonly uploads: UploadStore
  readonly onAgain: () => void
}

/** One chosen file: its kind, how far it is, what became of it. */
export function UploadRow({ upload, uploads, onAgain }: UploadRowProps) {
  const { t } = useTranslation(['imports', 'common'])
  const format = useFormat()
  const { file, key, state } = upload
  const watched = useQuery({ ...importQuery(upload.importId ?? ''), enabled: upload.importId !== null })
  const run: ImportRun | undefined = upload.report ?? watched.data
  return (
    <li className={css['upload']}>
      <div className={css['fileLine']}>
        <FileText size={16} aria-hidden />
        <b title={file.name}>{file.name}</b>
        <span className={css['muted']}>{format.bytes(file.size)}</span>
        <span className={css['end']}>
          {state === 'ready' && (
            <KindSelect kind={upload.kind} onChange={(kind) => uploads.setKind(key, kind)} />
          )}
          {state === 'ended' && run && <RunState state={run.state} />}
          {state === 'ended' && run && (
            <Link to="/import" search={{ report: run.id }}>
              {t('imports:openReport')}
            </Link>
          )}
          {state === 'ended' && run?.state !== 'done' && (
            <Button
              size="small"
              icon={RotateCcw}
              onPress={() => {
                uploads.sendAgain(key)
                onAgain()
              }}
            >
              {t('imports:again')}
            </Button>
          )}
          {state !== 'sending' && (
            <IconButton
              size="small"
              icon={X}
              label={t('common:action.remove', { name: file.name })}
              onPress={() => uploads.remove(key)}
            />
          )}
        </span>
      </div>
      {state === 'ready' && (
        <Connects upload={upload} onChoose={(lookBack) => uploads.setLookBack(key, lookBack)} />
      )}
      {state === 'sending' && <Sending file={file} run={run} />}
      {state === 'ended' && <Outcome upload={upload} run={run} />}
    </li>
  )
}

function KindSelect({
  kind,
  onChange,
}: {
  kind: ImportKind | null
  onChange: (kind: ImportKind | null) => void
}) {
  const { t } = useTranslation('imports')
  return (
    <Select
      label={t('kind')}
      isLabelHidden
      value={kind ?? DETECT}
      options={[DETECT, ...KINDS].map((id) => ({ id, label: t(`kinds.${id as ImportKind}`) }))}
      onChange={(id) => onChange(id === DETECT ? null : (id as ImportKind))}
    />
  )
}

function Sending({ file, run }: { readonly file: File; readonly run: ImportRun | undefined }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const cancel = useCancelImport()
  const read = run?.bytesRead ?? 0
  const label = t('progress', {
    state: t(`state.${run?.state ?? 'waiting'}`),
    bytes: t('bytes', { read: format.bytes(read), total: format.bytes(file.size) }),
    rows: t('rows', { rows: format.count(run?.rowsRead ?? 0) }),
  })
  return (
    <Progress
      label={cancel.isPending ? t('cancelling') : label}
      // Storing and screening have no length that is known beforehand.
      value={run === undefined || run.state === 'reading' ? read / Math.max(1, file.size) : null}
      {...(run === undefined || cancel.isPending ? {} : { onCancel: () => cancel.mutate(run.id) })}
    />
  )
}

/** The desk's own record says best what happened; without one, the failure of the call does. */
function Outcome({ upload, run }: { readonly upload: Upload; readonly run: ImportRun | undefined }) {
  const { t } = useTranslation('imports')
  if (run?.state === 'done') return <Counts run={run} />
  const title = t('sendFailed', { file: upload.file.name })
  if (upload.error !== null && (run === undefined || run.state === 'failed'))
    return <InlineError title={title} error={upload.error} />
  if (run === undefined) return null
  return (
    <p role="status" className={css['meaning']}>
      {t(`meaning.${run.state}`)} {run.error}
    </p>
  )
}
