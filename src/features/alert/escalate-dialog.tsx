import { Megaphone } from 'lucide-react'
import { textWeight } from '#core/workflow/closure-codes.ts'
import type { AlertFull } from '#src/data/alerts.ts'
import { Button } from '#src/ui/button.tsx'
import { WeighedText } from '#src/ui/closure/weighed-text.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { leastText } from './command-rules.ts'
import css from './decision.module.css'
import { useDraft } from './drafts.ts'
import { useWords } from './use-alert-t.ts'
import type { Decision } from './use-decision.ts'

interface EscalateDialogProps {
  readonly alert: AlertFull
  readonly decision: Decision
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** An internal report to the MLRO. Nobody's approval is asked for, and nobody may be told. */
export function EscalateDialog({ alert, decision, isOpen, onOpenChange }: EscalateDialogProps) {
  const { t } = useWords()
  const { draft, change, clear } = useDraft(alert.id)
  const least = leastText('escalate', 'grounds')
  const failed = decision.sent === 'escalate' && decision.error !== null
  const close = () => onOpenChange(false)
  return (
    <Dialog
      title={t('alert:escalateTitle')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={false}
      footer={
        <>
          <Button variant="ghost" onPress={close}>
            {t('alert:cancel')}
          </Button>
          <Button
            variant="danger"
            icon={Megaphone}
            isDisabled={textWeight(draft.grounds) < least}
            isLoading={decision.isPending && decision.sent === 'escalate'}
            onPress={() =>
              decision.send({ type: 'escalate', grounds: draft.grounds }, () => {
                clear(['grounds'])
                close()
              })
            }
          >
            {t('alert:escalateConfirm')}
          </Button>
        </>
      }
    >
      <div className={css['form']}>
        <p className={css['reminder']}>{t('alert:tippingOff')}</p>
        <WeighedText
          label={t('alert:grounds')}
          value={draft.grounds}
          onChange={(grounds) => change({ grounds })}
          least={least}
          rows={6}
          error={decision.sent === 'escalate' ? decision.fieldError('grounds') : null}
        />
        <p className={css['hint']}>{t('alert:groundsHint')}</p>
        <p className={css['hint']}>{t('alert:escalateNoApproval')}</p>
        {failed && <InlineError error={decision.error} />}
      </div>
    </Dialog>
  )
}
