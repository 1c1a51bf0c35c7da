import { Users, Zap } from 'lucide-react'
import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { closureCode, textWeight } from '#core/workflow/closure-codes.ts'
import type { AlertFull } from '#src/data/alerts.ts'
import { Button } from '#src/ui/button.tsx'
import { Select } from '#src/ui/select.tsx'
import { closureName } from './activity-words.ts'
import { type CloseField, closureOptions, leastRationale, missingFields, safeSteps } from './command-rules.ts'
import css from './decision.module.css'
import { useDraft } from './drafts.ts'
import { SafeChecklist } from './safe-checklist.tsx'
import { WeighedText } from './text-action.tsx'
import { useWords } from './use-alert-t.ts'
import type { Decision } from './use-decision.ts'

interface CloseFormProps {
  readonly alert: AlertFull
  readonly decision: Decision
}

/** Everything a closure needs, and what happens once it is given. What is missing is named at its field. */
export function CloseForm({ alert, decision }: CloseFormProps) {
  const { t, format } = useWords()
  const { draft, change, clear } = useDraft(alert.id)
  const [wasTried, setTried] = useState(false)
  const missing = missingFields(draft)
  const least = leastRationale(draft.code)
  const errorOf = (field: CloseField, words: string) =>
    wasTried && missing.includes(field) ? words : decision.fieldError(field)
  const isPending = decision.isPending && decision.sent === 'propose-close'

  const submit = () => {
    setTried(true)
    if (missing.length > 0 || draft.code === null || draft.riskProfileUpdated === null) return
    decision.send(
      {
        type: 'propose-close',
        code: draft.code,
        rationale: draft.rationale,
        safe: safeSteps(draft),
        riskProfileUpdated: draft.riskProfileUpdated,
      },
      () => clear(['code', 'rationale', 'safe', 'riskProfileUpdated']),
    )
  }
  const chosen = draft.code === null ? undefined : closureCode(draft.code)
  const riskError = errorOf('riskProfileUpdated', t('alert:riskProfileMissing'))
  return (
    <div className={css['form']}>
      <SafeChecklist
        draft={draft}
        onChange={(safe) => change({ safe })}
        isChecked={wasTried}
        fieldError={decision.fieldError}
      />
      <div>
        <Select
          label={t('alert:closureCode')}
          isRequired
          options={closureOptions(alert).map(({ code, class: group, isOffered }) => ({
            id: code,
            label: closureName(code, t),
            hint: isOffered ? t(`alert:codeClass.${group}`) : t('alert:notForSanctions'),
            isDisabled: !isOffered,
          }))}
          value={draft.code}
          onChange={(code) => change({ code })}
          error={errorOf('code', t('alert:closureCodeMissing'))}
        />
        {chosen && <p className={css['hint']}>{t(`alert:codeClass.${chosen.class}`)}</p>}
      </div>
      <WeighedText
        label={t('alert:rationale')}
        hint={t('alert:rationaleHint')}
        value={draft.rationale}
        onChange={(rationale) => change({ rationale })}
        least={least}
        rows={5}
        error={errorOf(
          'rationale',
          t('alert:tooShort', {
            min: format.count(least),
            missing: format.count(Math.max(0, least - textWeight(draft.rationale))),
          }),
        )}
      />
      <RadioGroup
        className={css['radios'] ?? ''}
        aria-label={t('alert:riskProfile')}
        value={draft.riskProfileUpdated === null ? null : String(draft.riskProfileUpdated)}
        onChange={(value) => change({ riskProfileUpdated: value === 'true' })}
      >
        <span className={css['question']}>{t('alert:riskProfile')}</span>
        <Radio value="true" className={css['radio'] ?? ''}>
          <i aria-hidden /> {t('alert:yes')}
        </Radio>
        <Radio value="false" className={css['radio'] ?? ''}>
          <i aria-hidden /> {t('alert:no')}
        </Radio>
        {riskError !== null && <FieldError>{riskError}</FieldError>}
      </RadioGroup>
      <p className={css['consequence']}>
        {alert.fourEyes ? <Users size={15} aria-hidden /> : <Zap size={15} aria-hidden />}
        {t(alert.fourEyes ? 'alert:fourEyes' : 'alert:closesAtOnce')}
      </p>
      <Button variant="primary" isLoading={isPending} onPress={submit}>
        {t(alert.fourEyes ? 'alert:propose' : 'alert:close')}
      </Button>
    </div>
  )
}

function FieldError({ children }: { readonly children: string }) {
  return (
    <p role="alert" className={css['error']}>
      {children}
    </p>
  )
}
