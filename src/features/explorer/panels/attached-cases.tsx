import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { caseFewQuery, type CaseItem, useCaseOrder } from '#src/data/cases.ts'
import { askForCaseOf } from '#src/data/case-request.ts'
import type { Investigation } from '#src/data/investigations.ts'
import { useIntention } from '#src/data/use-intention.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import css from '../explorer.module.css'

/** Cases that are named. */
const NAMED = 50

interface AttachedCasesProps {
  readonly investigation: Pick<Investigation, 'id' | 'name'>
  readonly isDisabled: boolean
}

/** The cases to which it is attached, and a way to attach it to one more. */
export function AttachedCases({ investigation, isDisabled }: AttachedCasesProps) {
  const { t } = useTranslation('investigation')
  const { id: investigationId, name } = investigation
  const result = useQuery(caseFewQuery({ state: 'all', investigationId }, NAMED))
  const order = useCaseOrder()
  const keyOf = useIntention()
  const takeOff = ({ id: caseId, version }: CaseItem) => {
    const command = { type: 'detach-investigation', investigationId } as const
    order.mutate({ caseId, command, version, idempotencyKey: keyOf([caseId, version, command]) })
  }
  return (
    <>
      <h4>{t('saved.cases')}</h4>
      <AsyncView
        result={result}
        isEmpty={({ items }) => items.length === 0}
        empty={<p className={css['muted']}>{t('saved.noCases')}</p>}
      >
        {({ items }) => (
          <ul className={css['edgeTransfers']}>
            {items.map((item) => (
              <li key={item.id}>
                <Link to="/cases/$caseId" params={{ caseId: item.id }} title={item.id}>
                  {item.title}
                </Link>
                <Button
                  size="small"
                  variant="ghost"
                  isDisabled={isDisabled || item.state === 'closed'}
                  onPress={() => takeOff(item)}
                >
                  {t('saved.detach')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </AsyncView>
      {order.error !== null && <InlineError error={order.error} />}
      <Button
        size="small"
        isDisabled={isDisabled}
        onPress={() => askForCaseOf({ id: investigationId, name })}
      >
        {t('saved.attachCase')}
      </Button>
    </>
  )
}
