import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type GroupDecision, groupDecisionQuery } from '#src/data/alert-groups.ts'
import { useSession } from '#src/platform/session.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { HashChip } from '#src/ui/hash-chip.tsx'
import { KeyValueList } from '#src/ui/key-value-list.tsx'
import { Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { DecideForAll } from './decide-for-all.tsx'
import css from './group.module.css'
import { Outcomes } from './outcomes.tsx'
import { Sample } from './sample.tsx'

/** One decision for the alerts of a cause: the sample first, then the closure, then what it did. */
export function GroupDecisionPage() {
  const { decisionId } = useParams({ from: '/alerts/groups/$decisionId' })
  const result = useQuery({ ...groupDecisionQuery(decisionId), refetchOnWindowFocus: true })
  return (
    <Page>
      <AsyncView result={result}>{(decision) => <Decision decision={decision} />}</AsyncView>
    </Page>
  )
}

function Decision({ decision }: { readonly decision: GroupDecision }) {
  const { t } = useTranslation(['groups', 'domain'])
  const isMine = useSession()?.user.id === decision.createdBy.id
  const reviewed = decision.sample.filter(({ verdict }) => verdict !== null).length
  return (
    <>
      <PageHeader
        title={t('groups:decisionTitle', { source: decision.source.name })}
        subtitle={t(`domain:rule.${decision.rule.id as 'T01'}`, { defaultValue: decision.rule.name })}
        breadcrumbs={[
          <Link key="groups" to="/alerts/groups">
            {t('groups:title')}
          </Link>,
        ]}
      />
      <div className={css['decision']}>
        <div className={css['main']}>
          <Panel
            title={t('groups:sample')}
            meta={t('groups:reviewed', { done: reviewed, of: decision.sample.length })}
            isFlush
          >
            <Sample decision={decision} canReview={isMine && decision.decidedAt === null} />
          </Panel>
          {decision.outcomes !== null && <Outcomes decision={decision} outcomes={decision.outcomes} />}
        </div>
        <div className={css['side']}>
          <Facts decision={decision} />
          {decision.decidedAt === null && (
            <Panel title={t('groups:forAll', { count: decision.members })}>
              <DecideForAll decision={decision} isMine={isMine} />
            </Panel>
          )}
        </div>
      </div>
    </>
  )
}

function Facts({ decision }: { readonly decision: GroupDecision }) {
  const { t } = useTranslation('groups')
  const format = useFormat()
  const { grave, others } = decision.leftOut
  return (
    <Panel title={t('facts')}>
      <KeyValueList
        items={[
          { label: t('column.book'), value: decision.book.name },
          { label: t('members'), value: format.count(decision.members) },
          { label: t('leftOutGrave'), value: format.count(grave) },
          { label: t('leftOutOthers'), value: format.count(others) },
          { label: t('begun'), value: decision.createdBy.name },
          { label: t('begunAt'), value: <Timestamp at={decision.createdAt} /> },
          { label: t('seed'), value: <HashChip hash={decision.seed} /> },
        ]}
      />
      <p className={css['hint']}>{t('seedHint')}</p>
    </Panel>
  )
}
