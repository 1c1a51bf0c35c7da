import { FileDigit } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '#src/ui/button.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { fileDigest } from '#src/data/file-digest.ts'
import css from './decision.module.css'
import { useDraft } from './drafts.ts'
import type { ReportStepProps } from './report-steps.tsx'
import { useWords } from './use-alert-t.ts'

const DIGEST = /^[0-9a-f]{64}$/i

/** Records that the STR was submitted: when, by whom, under which reference, and the digest of what was submitted. */
export function FileReport({ alert, decision }: ReportStepProps) {
  const { t } = useWords()
  const { draft, change, clear } = useDraft(alert.id)
  const { filedOn, submitter, reference, fileHash } = draft
  const errorOf = (field: string) => (decision.sent === 'file-str' ? decision.fieldError(field) : null)
  const isComplete =
    filedOn !== '' && submitter.trim() !== '' && reference.trim() !== '' && DIGEST.test(fileHash.trim())
  return (
    <div className={css['form']}>
      <p className={css['hint']}>{t('decision:report.fileHint')}</p>
      <TextField
        label={t('decision:report.filedOn')}
        type="date"
        isRequired
        value={filedOn}
        onChange={(next) => change({ filedOn: next })}
        error={errorOf('filedOn')}
        validationBehavior="aria"
      />
      <TextField
        label={t('decision:report.submitter')}
        isRequired
        value={submitter}
        onChange={(next) => change({ submitter: next })}
        error={errorOf('submitter')}
        validationBehavior="aria"
      />
      <TextField
        label={t('decision:report.reference')}
        isRequired
        isMono
        value={reference}
        onChange={(next) => change({ reference: next })}
        error={errorOf('reference')}
        validationBehavior="aria"
      />
      <TextField
        label={t('decision:report.fileHash')}
        isRequired
        isMono
        value={fileHash}
        onChange={(next) => change({ fileHash: next })}
        description={t('decision:report.fileHashHint')}
        error={errorOf('fileHash')}
        validationBehavior="aria"
      />
      <DigestOfFile onDigest={(next) => change({ fileHash: next })} />
      <Button
        variant="primary"
        isDisabled={!isComplete}
        isLoading={decision.isPending && decision.sent === 'file-str'}
        onPress={() =>
          decision.send(
            {
              type: 'file-str',
              filedOn,
              submitter: submitter.trim(),
              reference: reference.trim(),
              fileHash: fileHash.trim().toLowerCase(),
            },
            () => clear(['filedOn', 'submitter', 'reference', 'fileHash']),
          )
        }
      >
        {t('decision:report.file')}
      </Button>
    </div>
  )
}

/** Takes the digest of a file in this browser. The file itself is not sent anywhere. */
function DigestOfFile({ onDigest }: { readonly onDigest: (hex: string) => void }) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    onDigest(await fileDigest(file))
  }
  return (
    <div className={css['buttons']}>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('decision:report.chooseFile')}
        onChange={(event) => void read(event.target.files?.[0])}
      />
      <Button size="small" icon={FileDigit} onPress={() => input.current?.click()}>
        {t('decision:report.chooseFile')}
      </Button>
    </div>
  )
}
