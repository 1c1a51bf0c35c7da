import { Users, Zap } from 'lucide-react'
import { useState } from 'react'
import type { AlertFull } from '#src/data/alerts.ts'
import { Button } from '#src/ui/button.tsx'
import { closureCommand } from '#src/ui/closure/closure-draft.ts'
import { ClosureFields } from '#src/ui/closure/closure-fields.tsx'
import css from './decision.module.css'
import { useDraft } from './drafts.ts'
import { isSanctions } from './sanctions.ts'
import { useWords } from './use-alert-t.ts'
import type { Decision } from './use-decision.ts'

interface CloseFormProps {
  readonly alert: AlertFull
  readonly decision: Decision
}

/** Everything a closure needs, and what happens once it is given. */
export function CloseForm({ alert, decision }: CloseFormProps) {
  const { t } = useWords()
  const { draft, change, clear } = useDraft(alert.id)
  const [wasTried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    const command = closureCommand(draft)
    if (command !== null)
      decision.send(command, () => clear(['code', 'rationale', 'safe', 'riskProfileUpdated']))
  }
  return (
    <div className={css['form']}>
      <ClosureFields
        draft={draft}
        onChange={change}
        isSanctions={isSanctions(alert)}
        isChecked={wasTried}
        fieldError={decision.fieldError}
      />
      <p className={css['consequence']}>
        {alert.fourEyes ? <Users size={15} aria-hidden /> : <Zap size={15} aria-hidden />}
        {t(alert.fourEyes ? 'alert:fourEyes' : 'alert:closesAtOnce')}
      </p>
      <Button
        variant="primary"
        isLoading={decision.isPending && decision.sent === 'propose-close'}
        onPress={submit}
      >
        {t(alert.fourEyes ? 'alert:propose' : 'alert:close')}
      </Button>
    </div>
  )
}
