import { Check, Minus } from 'lucide-react'
import type { AlertFull } from '#src/data/alerts.ts'
import { closureName } from './activity-words.ts'
import css from './decision.module.css'
import { useWords } from './use-alert-t.ts'

interface ClosureViewProps {
  readonly closure: NonNullable<AlertFull['closure']>
  /** False: proposed, and waits for a second person. */
  readonly isFinal: boolean
}

/** What was decided or proposed: code, words, checklist, and whose decision it is. */
export function ClosureView({ closure, isFinal }: ClosureViewProps) {
  const { t, format } = useWords()
  const { approvedBy, approvedAt, riskProfileUpdated } = closure
  return (
    <section className={css['closure']}>
      <h3>{isFinal ? t('alert:closure') : t('alert:proposal')}</h3>
      <p className={css['code']}>{closureName(closure.code, t)}</p>
      <blockquote>{closure.rationale}</blockquote>
      {closure.safe.length > 0 && (
        <ul className={css['safeDone']}>
          {closure.safe.map(({ step, outcome, note }) => (
            <li key={step} data-done={outcome === 'done' || undefined}>
              {outcome === 'done' ? <Check size={13} aria-hidden /> : <Minus size={13} aria-hidden />}
              <span>
                <b>{t(`domain:safe.${step}`)}</b>
                {outcome === 'not-applicable' && <small> {t('decision:step.skipped')}</small>} {note}
              </span>
            </li>
          ))}
        </ul>
      )}
      {riskProfileUpdated !== null && (
        <p>
          {t('alert:riskProfileUpdated')}: {t(riskProfileUpdated ? 'alert:yes' : 'alert:no')}
        </p>
      )}
      <p className={css['hint']}>
        {t('alert:proposedBy', {
          name: closure.proposedBy.name,
          time: format.instant(closure.proposedAt),
        })}
      </p>
      {approvedBy !== null && approvedAt !== null && (
        <p className={css['hint']}>
          {t('alert:approvedBy', { name: approvedBy.name, time: format.instant(approvedAt) })}
        </p>
      )}
    </section>
  )
}
