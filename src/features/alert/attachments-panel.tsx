import { useQuery } from '@tanstack/react-query'
import { Download, Paperclip, ShieldCheck } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { ATTACHMENT_TYPES, MAX_ATTACHMENT_BYTES } from '#core/contract/attachments.ts'
import {
  type Attachment,
  attachmentsQuery,
  attachmentUrl,
  useAddAttachment,
  useVerifyAttachment,
} from '#src/data/attachments.ts'
import { useCan } from '#src/platform/session.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { HashChip } from '#src/ui/hash-chip.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './attachments.module.css'

const ENDINGS = Object.keys(ATTACHMENT_TYPES).map((ending) => `.${ending}`)

/** Files that belong to the alert, each with the digest of its content, which can be computed again. */
export function AttachmentsPanel({ alertId }: { readonly alertId: string }) {
  const { t } = useTranslation('attachments')
  const format = useFormat()
  const mayAdd = useCan('note.add')
  const result = useQuery(attachmentsQuery(alertId))
  const add = useAddAttachment(alertId)
  const limits = t('limits', { size: format.bytes(MAX_ATTACHMENT_BYTES), types: ENDINGS.join(' ') })
  return (
    <Panel
      title={t('title')}
      {...(result.data && result.data.length > 0 ? { meta: format.count(result.data.length) } : {})}
      {...(mayAdd
        ? {
            actions: (
              <FileTrigger
                acceptedFileTypes={ENDINGS}
                onSelect={(files) => {
                  const [file] = files ?? []
                  if (file) add.mutate(file)
                }}
              >
                <Button size="small" icon={Paperclip} isLoading={add.isPending}>
                  {t('add')}
                </Button>
              </FileTrigger>
            ),
          }
        : {})}
    >
      {add.isError && <InlineError error={add.error} title={t('failed')} />}
      <AsyncView
        result={result}
        isEmpty={(files) => files.length === 0}
        empty={<EmptyLine>{t('none')}</EmptyLine>}
      >
        {(files) => (
          <ul className={css['files']}>
            {files.map((file) => (
              <FileRow key={file.id} alertId={alertId} file={file} />
            ))}
          </ul>
        )}
      </AsyncView>
      {mayAdd && <p className={css['limits']}>{limits}</p>}
    </Panel>
  )
}

function FileRow({ alertId, file }: { readonly alertId: string; readonly file: Attachment }) {
  const { t } = useTranslation('attachments')
  const format = useFormat()
  const verify = useVerifyAttachment(alertId)
  return (
    <li>
      <a href={attachmentUrl(alertId, file.id)} download={file.name} className={css['name']}>
        <Download size={14} aria-hidden /> {file.name}
      </a>
      <p className={css['facts']}>
        {format.bytes(file.bytes)} · {file.addedBy.name} · <Timestamp at={file.addedAt} show="relative" />
      </p>
      <p className={css['hash']}>
        SHA-256 <HashChip hash={file.sha256} isCopyShown />
        <Button
          size="small"
          variant="ghost"
          icon={ShieldCheck}
          isLoading={verify.isPending}
          onPress={() => verify.mutate(file.id)}
        >
          {t('verify')}
        </Button>
      </p>
      <p role="status" className={css['outcome']}>
        {verify.data && (
          <Badge tone={verify.data.intact ? 'ok' : 'danger'}>
            {t(verify.data.intact ? 'intact' : 'broken', { at: format.instant(verify.data.at, 'second') })}
          </Badge>
        )}
      </p>
      {verify.isError && <InlineError error={verify.error} />}
    </li>
  )
}
