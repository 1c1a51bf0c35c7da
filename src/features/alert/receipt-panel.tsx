import { useState } from 'react'
import { TriangleAlert } from 'lucide-react'
import type { AlertFull } from '#src/data/alerts.ts'
import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './alert.module.css'
import { HitFacts } from './hit-facts.tsx'
import { ReceiptBasis } from './receipt-basis.tsx'
import { hitText } from './pattern-sentence.ts'
import { RetroNote } from './retro-note.tsx'
import { gapText, type Hit } from './sentence.ts'
import { useWords } from './use-alert-t.ts'

/** Why this alert: one sentence, what was measured against what, whose claim it rests on, and what is not known. */
export function ReceiptPanel({ alert }: { readonly alert: AlertFull }) {
  const words = useWords()
  const { t } = words
  const { receipt } = alert
  const [first, ...rest] = receipt.hits.toSorted((a, b) => b.severity - a.severity)
  const [isOpen, setOpen] = useState(false)
  return (
    <Panel
      title={t('alert:why')}
      meta={
        <>
          {t('alert:screened')} <Timestamp at={receipt.screenedAt} />
        </>
      }
      actions={
        <Badge tone="outline" title={receipt.rule.purpose}>
          {`${receipt.rule.id} · ${t('alert:version', { version: receipt.rule.version })}`}
        </Badge>
      }
    >
      <div className={css['receipt']}>
        {first !== undefined && <HitView hit={first} alert={alert} isFirst />}
        <RetroNote alert={alert} />
        {rest.length > 0 && (
          <div>
            <Button size="small" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
              {t('alert:moreEvidence', { count: rest.length })}
            </Button>
          </div>
        )}
        {isOpen &&
          rest.map((hit, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a receipt never changes: the place of a hit is its name
            <HitView key={at} hit={hit} alert={alert} />
          ))}
        {receipt.notEvaluated.length > 0 && (
          <section className={css['gaps']}>
            <h3>{t('alert:notEvaluated')}</h3>
            <p>{t('alert:notEvaluatedHint')}</p>
            <ul>
              {receipt.notEvaluated.map((gap) => (
                <li key={`${gap.ruleId} ${gap.reason.key} ${JSON.stringify(gap.reason.params)}`}>
                  <Badge tone="outline">{gap.ruleId}</Badge> <span>{gapText(gap, words)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <ReceiptBasis receipt={receipt} />
      </div>
    </Panel>
  )
}

interface HitViewProps {
  readonly hit: Hit
  readonly alert: AlertFull
  readonly isFirst?: boolean
}

function HitView({ hit, alert, isFirst = false }: HitViewProps) {
  const words = useWords()
  const { t } = words
  return (
    <article className={css['hit']} data-first={isFirst || undefined}>
      <p className={css['sentence']}>{hitText(hit, alert, words)}</p>
      <HitFacts hit={hit} />
      {hit.needsReview && <Note>{t('alert:needsReview')}</Note>}
      {hit.validity === 'not-comparable' && <Note>{t('alert:notComparable')}</Note>}
    </article>
  )
}

function Note({ children }: { readonly children: string }) {
  return (
    <p className={css['note']}>
      <TriangleAlert size={15} aria-hidden /> {children}
    </p>
  )
}
