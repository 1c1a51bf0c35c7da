import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CLOSURE_CODES, textWeight } from '#core/workflow/closure-codes.ts'
import { NO_BULK_CLOSE_FROM } from '#core/workflow/lifecycle.ts'
import type { BulkOrder } from '#src/data/alert-bulk.ts'
import type { Alert } from '#src/data/alerts.ts'
import { Button } from '#src/ui/button.tsx'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { Select } from '#src/ui/select.tsx'
import { TextArea, TextField } from '#src/ui/text-field.tsx'
import css from './bulk.module.css'

const CODES = CLOSURE_CODES.filter(({ stage }) => stage === 'analyst')
const STEPS = ['screen', 'ask', 'find', 'evaluate'] as const
type Step = (typeof STEPS)[number]
/** Without these nothing is closed; the others may not apply, and say why. */
const MUST: readonly Step[] = ['screen', 'evaluate']

interface BulkCloseFormProps {
  readonly alerts: readonly Alert[]
  readonly isBusy: boolean
  readonly onSend: (command: BulkOrder) => void
}

/** One closure for many alerts: the same statement is kept with each of them. */
export function BulkCloseForm({ alerts, isBusy, onSend }: BulkCloseFormProps) {
  const { t } = useTranslation(['queue', 'domain', 'common'])
  const [code, setCode] = useState<string | null>(null)
  const [rationale, setRationale] = useState('')
  const [notes, setNotes] = useState<Readonly<Record<Step, string>>>({
    screen: '',
    ask: '',
    find: '',
    evaluate: '',
  })
  const [skipped, setSkipped] = useState<ReadonlySet<Step>>(new Set())
  const [isRiskUpdated, setRiskUpdated] = useState(false)
  const [wasTried, setTried] = useState(false)
  const chosen = CODES.find((each) => each.code === code)
  const least = chosen?.minRationale ?? 0
  const alone = alerts.filter((alert) => alert.severity >= NO_BULK_CLOSE_FROM).length
  const isShort = textWeight(rationale) < least
  const isMissing = (step: Step) => textWeight(notes[step]) === 0
  const submit = () => {
    setTried(true)
    if (chosen === undefined || isShort || STEPS.some(isMissing)) return
    const step = (name: Step) => ({
      outcome: skipped.has(name) ? ('not-applicable' as const) : ('done' as const),
      note: notes[name],
    })
    onSend({
      type: 'propose-close',
      code: chosen.code,
      rationale,
      safe: { screen: step('screen'), ask: step('ask'), find: step('find'), evaluate: step('evaluate') },
      riskProfileUpdated: isRiskUpdated,
    })
  }
  const needed = t('queue:bulk.needed')
  return (
    <div className={css['form']}>
      {alone > 0 && <p className={css['warn']}>{t('queue:bulk.oneByOne', { count: alone })}</p>}
      <p className={css['note']}>{t('queue:bulk.closeNote')}</p>
      <Select
        label={t('queue:bulk.code')}
        isRequired
        options={CODES.map((each) => ({ id: each.code, label: t(`domain:closure.${each.code}`) }))}
        value={chosen?.code ?? null}
        onChange={setCode}
        error={wasTried && chosen === undefined ? needed : null}
      />
      <TextArea
        label={t('queue:bulk.rationale')}
        isRequired
        rows={3}
        maxLength={8000}
        value={rationale}
        onChange={setRationale}
        error={wasTried && isShort ? t('queue:bulk.short', { count: least }) : null}
      />
      <fieldset className={css['steps']}>
        <legend>{t('queue:bulk.safe')}</legend>
        {STEPS.map((name) => (
          <div key={name}>
            <TextField
              label={t(`domain:safe.${name}`)}
              isRequired
              placeholder={skipped.has(name) ? t('queue:bulk.whyNot') : t(`domain:safeHint.${name}`)}
              value={notes[name]}
              onChange={(note) => setNotes({ ...notes, [name]: note })}
              error={wasTried && isMissing(name) ? needed : null}
            />
            {!MUST.includes(name) && (
              <Checkbox
                isSelected={skipped.has(name)}
                onChange={(on) => {
                  const next = new Set(skipped)
                  if (on) next.add(name)
                  else next.delete(name)
                  setSkipped(next)
                }}
              >
                {t('queue:bulk.notApplicable')}
              </Checkbox>
            )}
          </div>
        ))}
      </fieldset>
      <Checkbox isSelected={isRiskUpdated} onChange={setRiskUpdated}>
        {t('queue:bulk.riskUpdated')}
      </Checkbox>
      <Button variant="primary" isLoading={isBusy} onPress={submit}>
        {t('queue:bulk.closeSend', { count: alerts.length })}
      </Button>
    </div>
  )
}
