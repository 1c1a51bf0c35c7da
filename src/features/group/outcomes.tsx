import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { GroupDecision } from '#src/data/alert-groups.ts'
import { Panel } from '#src/ui/panel.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './group.module.css'

interface OutcomesProps {
  readonly decision: GroupDecision
  readonly outcomes: NonNullable<GroupDecision['outcomes']>
}

/** What the decision did: how many alerts it closed, and each that it left, with the reason. */
export function Outcomes({ decision, outcomes }: OutcomesProps) {
  const { t } = useTranslation('groups')
  const left = outcomes.filter(({ ok }) => !ok)
  return (
    <Panel title={t('decided')} meta={<Timestamp at={decision.decidedAt} />}>
      <p>
        {t('closed', { count: outcomes.length - left.length })}{' '}
        <Link
          to="/alerts"
          search={{ rule: [decision.rule.id], book: [decision.book.id], source: [decision.source.key] }}
        >
          {t('showAll')}
        </Link>
      </p>
      {left.length > 0 && (
        <>
          <p className={css['hint']}>{t('left', { count: left.length })}</p>
          <ul className={css['left']}>
            {left.map(({ alertId, detail }) => (
              <li key={alertId}>
                <Link to="/alerts/$alertId" params={{ alertId }}>
                  {alertId}
                </Link>
                <span>{detail}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
