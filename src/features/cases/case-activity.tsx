import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LockKeyhole } from 'lucide-react'
import type { RefObject } from 'react'
import { activityQuote } from '#src/data/activity.ts'
import { type Case, caseActivityQuery } from '#src/data/cases.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { Timeline } from '#src/ui/timeline.tsx'
import { alertsIn, caseSentence, isInside } from './case-activity-words.ts'
import css from './cases.module.css'
import { NoteForm } from './note-form.tsx'
import type { CaseOrders } from './use-case-orders.ts'
import { useCaseT } from './use-case-t.ts'

interface CaseActivityProps {
  readonly matter: Case
  readonly orders: CaseOrders
  readonly noteRef: RefObject<HTMLTextAreaElement | null>
}

/** Notes and everything else that happened to the case, newest first, straight from the audit trail. */
export function CaseActivity({ matter, orders, noteRef }: CaseActivityProps) {
  const t = useCaseT()
  const format = useFormat()
  const result = useQuery(caseActivityQuery(matter.id))
  const words = { t, format, members: matter.members }
  return (
    <Panel title={t('cases:activity')} {...(result.data ? { meta: format.count(result.data.length) } : {})}>
      {matter.allowedCommands.includes('add-note') && (
        <NoteForm matter={matter} orders={orders} ref={noteRef} />
      )}
      <AsyncView result={result}>
        {(items) => (
          <Timeline
            items={items.map((item) => ({
              id: item.seq,
              title: (
                <>
                  {linked(caseSentence(item, words), alertsIn(item))}
                  {isInside(item) && !matter.restricted && (
                    <span className={css['compartment']}>
                      <LockKeyhole size={12} aria-hidden />
                      {t('cases:compartment')}
                    </span>
                  )}
                </>
              ),
              quote: activityQuote(item),
              at: item.at,
              isStrong: item.type === 'case.note',
            }))}
          />
        )}
      </AsyncView>
    </Panel>
  )
}

/** What looks like the number of an alert. */
const NUMBER = /([A-Z]{1,4}-[A-Z0-9-]{3,36})/

/** The sentence, with every alert that it names a way to its page. */
function linked(sentence: string, alertIds: readonly string[]) {
  if (alertIds.length === 0) return sentence
  return sentence.split(NUMBER).map((part) =>
    alertIds.includes(part) ? (
      <Link key={part} to="/alerts/$alertId" params={{ alertId: part }} className={css['alertLink']}>
        {part}
      </Link>
    ) : (
      part
    ),
  )
}
