import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NO_BULK_CLOSE_FROM } from '#core/workflow/lifecycle.ts'
import type { BulkOrder } from '#src/data/alert-bulk.ts'
import type { Alert } from '#src/data/alerts.ts'
import { Button } from '#src/ui/button.tsx'
import { closureCommand, type ClosureDraft, EMPTY_CLOSURE } from '#src/ui/closure/closure-draft.ts'
import { ClosureFields } from '#src/ui/closure/closure-fields.tsx'
import css from './bulk.module.css'

interface BulkCloseFormProps {
  readonly alerts: readonly Alert[]
  readonly isBusy: boolean
  readonly onSend: (command: BulkOrder) => void
}

/** One closure for many alerts: the same statement is kept with each of them. */
export function BulkCloseForm({ alerts, isBusy, onSend }: BulkCloseFormProps) {
  const { t } = useTranslation('queue')
  const [draft, setDraft] = useState<ClosureDraft>(EMPTY_CLOSURE)
  const [wasTried, setTried] = useState(false)
  const alone = alerts.filter((alert) => alert.severity >= NO_BULK_CLOSE_FROM).length
  const submit = () => {
    setTried(true)
    const command = closureCommand(draft)
    if (command !== null) onSend(command)
  }
  return (
    <div className={css['form']}>
      {alone > 0 && <p className={css['warn']}>{t('bulk.oneByOne', { count: alone })}</p>}
      <p className={css['note']}>{t('bulk.closeNote')}</p>
      <ClosureFields
        draft={draft}
        onChange={(change) => setDraft({ ...draft, ...change })}
        // What is grave enough to be a sanctions match is never closed with others.
        isSanctions={false}
        isChecked={wasTried}
        fieldError={noWord}
      />
      <Button variant="primary" isLoading={isBusy} onPress={submit}>
        {t('bulk.closeSend', { count: alerts.length })}
      </Button>
    </div>
  )
}

/** The server's word about a command for many is said for each alert in the result. */
const noWord = () => null
